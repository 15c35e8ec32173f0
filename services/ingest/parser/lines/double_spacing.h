// Plain text whose every line a blank line parts from the next.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Glues the lines that single blank lines part, where those so often stand inside
/// sentences that they part no paragraphs. Linear.
void CloseDoubleSpacing(std::vector<Line>* lines);

}  // namespace pulse::ingest
