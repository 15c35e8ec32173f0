// One line cut in two, where a conversion left two things on it.

#pragma once

#include <cstddef>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Makes `line` its part before byte `at` of its raw text, which must lie inside its
/// content, and answers the rest: a line without a mark, `gap` behind the first.
Line CutLine(std::size_t at, Gap gap, Line* line);

}  // namespace pulse::ingest
