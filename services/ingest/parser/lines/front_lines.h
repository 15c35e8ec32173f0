// The lines before the first section, before anything is known of them but what
// they say.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// How many lines may stand before the first section.
inline constexpr std::size_t kFrontLines = 200;

/// Parts a sign-off that stands on one line, "Best wishes, Dr Ada Example, Head of
/// Research", behind its closing.
void CutSignOff(std::vector<Line>* lines);

/// The first line behind the sign-off, or behind nothing where there is none, that
/// names a section or a group; 0 when no line does.
std::size_t FindFrontEnd(const std::vector<Line>& lines);

}  // namespace pulse::ingest
