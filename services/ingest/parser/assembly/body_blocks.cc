#include "services/ingest/parser/assembly/body_blocks.h"

#include <cstdlib>

namespace pulse::ingest {

// Beside a picture the bullets of one list may stand a little apart; the text behind
// them does not.
bool BlockWriter::StandsBeside(const Block& block, const Level& outer) {
  return !block.bullet.empty() && block.bullet == outer.bullet &&
         std::abs(block.text_column - outer.text_column) <= 1;
}

void BlockWriter::Add(const Block& block) {
  if (IsItem(block)) return AddItem(block);
  if (!out_.empty()) out_ += block.inside_quote ? "\n>\n" : "\n\n";
  if (block.inside_item && !levels_.empty()) {
    out_.append(levels_.back().content, ' ');
  } else {
    levels_.clear();
  }
  if (block.mark == Mark::kHeading) out_ += "### ";
  if (block.mark == Mark::kQuote) out_ += "> ";
  out_ += block.open.View();
  in_list_ = block.inside_item;
}

void BlockWriter::AddItem(const Block& block) {
  // What is left is the item this one is nested in.
  major_ = in_list_ && major_;
  const bool inner = block.minor && major_;
  while (!levels_.empty()) {
    const Level& outer = levels_.back();
    if (inner && !outer.minor) break;
    if (block.indent > outer.indent + 1 && !StandsBeside(block, outer)) break;
    levels_.pop_back();
  }
  major_ |= !block.minor;
  const std::size_t column = levels_.empty() ? 0 : levels_.back().content;
  const std::string marker = block.mark == Mark::kNumber ? std::to_string(block.number) + ". " : "- ";
  if (levels_.size() < kDeepestList)
    levels_.push_back({block.indent, block.minor, block.text_column, block.bullet, column + marker.size()});
  if (!out_.empty()) out_ += in_list_ ? "\n" : "\n\n";
  out_.append(column, ' ').append(marker).append(block.open.View());
  in_list_ = true;
}

}  // namespace pulse::ingest
