// Entries of lists that carry no bullet of their own: lettered ones, and those
// whose bullets a conversion printed apart from the text.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Marks as bulleted the lines that open with "a)", "(b)", "(ii)" or "iii." and
/// have the one before or behind it near; the label stays in the text. Linear.
void MarkLetteredEntries(std::vector<Line>* lines);

/// Marks as bulleted the lines whose bullets stand on lines of their own: right
/// above, or in a pile behind them all. Linear.
void MarkLoneBullets(std::vector<Line>* lines);

}  // namespace pulse::ingest
