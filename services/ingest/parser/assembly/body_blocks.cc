#include "services/ingest/parser/assembly/body_blocks.h"

#include <cstdlib>
#include <utility>

#include "absl/container/inlined_vector.h"

namespace pulse::ingest {
namespace {

// Beside a picture the bullets of one list may stand a little apart; the text behind
// them does not.
bool StandsBeside(const Block& a, const Block& b) {
  return !a.bullet.empty() && a.bullet == b.bullet && std::abs(a.text_column - b.text_column) <= 1;
}

}  // namespace

std::string JoinBlocks(std::vector<Block> blocks) {
  struct Level {
    const Block* block;
    std::size_t content;  // column where the item's text starts
  };
  constexpr std::size_t kDeepestList = 8;  // deeper nesting is noise of a conversion
  absl::InlinedVector<Level, kDeepestList> levels;
  // A body of one paragraph, however long, is copied once.
  if (blocks.size() == 1 && blocks.front().mark == Mark::kNone && !blocks.front().inside_quote) {
    return std::move(blocks.front().open.Own());
  }
  constexpr std::size_t kMarkupOfBlock = 8;
  std::string out;
  std::size_t size = 0;
  for (const auto& block : blocks) size += block.open.View().size() + kMarkupOfBlock;
  out.reserve(size);
  bool in_list = false;
  bool major = false;  // the running list has bullets of the outer kind
  for (const auto& block : blocks) {
    if (!IsItem(block)) {
      if (!out.empty()) out += block.inside_quote ? "\n>\n" : "\n\n";
      if (block.inside_item && !levels.empty()) {
        out.append(levels.back().content, ' ');
      } else {
        levels.clear();
      }
      if (block.mark == Mark::kHeading) out += "### ";
      if (block.mark == Mark::kQuote) out += "> ";
      out += block.open.View();
      in_list = block.inside_item;
      continue;
    }
    // What is left is the item this one is nested in.
    major = in_list && major;
    const bool inner = block.minor && major;
    while (!levels.empty()) {
      const Block& outer = *levels.back().block;
      if (inner && !outer.minor) break;
      if (block.indent > outer.indent + 1 && !StandsBeside(block, outer)) break;
      levels.pop_back();
    }
    major |= !block.minor;
    const std::size_t column = levels.empty() ? 0 : levels.back().content;
    const std::string marker = block.mark == Mark::kNumber ? std::to_string(block.number) + ". " : "- ";
    if (levels.size() < kDeepestList) levels.push_back({&block, column + marker.size()});
    if (!out.empty()) out += in_list ? "\n" : "\n\n";
    out.append(column, ' ').append(marker).append(block.open.View());
    in_list = true;
  }
  return out;
}

}  // namespace pulse::ingest
