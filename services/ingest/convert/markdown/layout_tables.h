// Tables of Markdown that only lay a page out, as converters of newsletters leave
// them: cells that hold paragraphs, lists and further tables.

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

struct LaidOutText {
  std::vector<TextBlock> blocks;
  int tables = 0;  // that were taken apart; 0: the text may stay as it is
};

/// Takes layout tables apart, cell by cell, row by row; tables of data stay. A table
/// lays out when it has one column, when a row holds a whole table on its line, or when
/// a table without a head holds a long cell. Tables without bars at their ends
/// (open_tables.h) are read too. Linear.
LaidOutText TakeLayoutTablesApart(std::string_view markdown);

}  // namespace pulse::ingest
