// Tables of Markdown whose rows neither begin nor end with a bar: a first cell opens a
// line, each nested table puts a bar before it, and `---` stands below first rows.

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// How many tables of one column so printed the text has; 0 where too few to say.
int CountOpenTables(std::string_view markdown);

/// The text without these tables' bars and rules, a block for each paragraph, list
/// or table of data; wrapped lines are joined. Linear.
std::vector<TextBlock> ReadOpenTables(std::string_view markdown);

}  // namespace pulse::ingest
