// The blocks of a body, and how they stand in CommonMark.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/assembly/body_joins.h"
#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

struct Block {
  Mark mark = Mark::kNone;  // kNone: a paragraph
  std::uint16_t indent = 0;
  std::uint16_t number = 0;
  std::ptrdiff_t text_column = 0;  // of a bulleted item of plain text
  std::string_view bullet;         // of such an item
  bool inside_item = false;        // a further paragraph of the list item before
  bool inside_quote = false;       // a further paragraph of the quotation before
  bool minor = false;              // an item whose bullet marks entries of an inner list
  OpenText open;
};

inline bool IsItem(const Block& block) { return IsItem(block.mark); }

/// Blocks parted by one blank line, list items by none; nesting is two columns a
/// bullet, three a number.
std::string JoinBlocks(std::vector<Block> blocks);

}  // namespace pulse::ingest
