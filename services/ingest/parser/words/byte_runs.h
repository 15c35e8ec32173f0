// Runs of bytes of one kind, such as words, found a block of bytes at a time: where a
// word ends is nothing that a loop over bytes could foresee.

#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string_view>

#include "text/byte_block.h"

namespace pulse::ingest {

/// The runs of bytes that `test`, which is given Bytes16, gives Answers16 and says no
/// to spaces, says yes to; first to last.
template <typename Test>
class ByteRuns {
 public:
  ByteRuns(std::string_view text, Test test) : text_(text), test_(test) {
    if (!text.empty()) Look();
  }

  /// Empty when there are no more.
  std::string_view Next() {
    const std::size_t begin = Find(at_, 0);
    at_ = Find(begin, ~text::Places{0});
    return text_.substr(begin, at_ - begin);
  }

 private:
  // The first byte of a run at or behind `from`, or what is of none where all bits of
  // `flip` are set; the text's size when there is none.
  std::size_t Find(std::size_t from, text::Places flip) {
    while (from < text_.size()) {
      if (from >= begin_ + text::ByteBlock::kSize) {
        begin_ += text::ByteBlock::kSize;
        Look();
      }
      const text::Places places = (runs_ ^ flip) >> (from - begin_);
      if (places != 0)
        return std::min(from + static_cast<std::size_t>(std::countr_zero(places)), text_.size());
      from = begin_ + text::ByteBlock::kSize;
    }
    return text_.size();
  }

  // Behind the text's end there are spaces.
  void Look() { runs_ = text::ByteBlock(text_, begin_).Where(test_); }

  std::string_view text_;
  Test test_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the block that is looked at
  text::Places runs_ = 0;
};

}  // namespace pulse::ingest
