// Tables, which a page may have cut and a conversion may have left without bars.

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Whether a line holds nothing but what parts a table's head from its rows.
bool IsTableRule(std::string_view content);

/// Marks the lines of tables (Mark::kTable): a line with a bar above a rule, the
/// rule, and the rows below, also those on the pages that follow; and three lines or
/// more, one below the other, that all end in a figure. Linear.
void MarkTables(std::vector<Line>* lines);

}  // namespace pulse::ingest
