// Words between white space, found a block of bytes at a time: where a word ends is
// nothing that a loop over bytes could foresee.

#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string_view>

#include "text/byte_block.h"

namespace pulse::ingest {

/// The runs of bytes that are no white space, first to last.
class SpacedWords {
 public:
  explicit SpacedWords(std::string_view text) : text_(text) {
    if (!text.empty()) Look();
  }

  /// Empty when there are no more.
  std::string_view Next() {
    const std::size_t begin = Find(at_, ~text::Places{0});
    at_ = Find(begin, 0);
    return text_.substr(begin, at_ - begin);
  }

 private:
  // The first space at or behind `from`, or what is none where all bits of `flip`
  // are set; the text's size when there is none.
  std::size_t Find(std::size_t from, text::Places flip) {
    while (from < text_.size()) {
      if (from >= begin_ + text::ByteBlock::kSize) {
        begin_ += text::ByteBlock::kSize;
        Look();
      }
      const text::Places places = (spaces_ ^ flip) >> (from - begin_);
      if (places != 0)
        return std::min(from + static_cast<std::size_t>(std::countr_zero(places)), text_.size());
      from = begin_ + text::ByteBlock::kSize;
    }
    return text_.size();
  }

  // Behind the text's end there are spaces.
  void Look() {
    spaces_ = text::ByteBlock(text_, begin_).Where([](text::Bytes16 bytes) { return text::IsSpace(bytes); });
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the block that is looked at
  text::Places spaces_ = 0;
};

}  // namespace pulse::ingest
