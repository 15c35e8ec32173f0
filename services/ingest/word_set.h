// A table of words and short phrases that is asked millions of times.

#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "services/ingest/typography.h"

namespace pulse::ingest {

// A set of words and short phrases, asked for millions of times: their hashes
// in a table with open addressing, at most half full.
class Words {
 public:
  Words(std::initializer_list<std::string_view> words) : slots_(std::bit_ceil(words.size() * 2 + 2), 0) {
    for (const auto word : words) {
      const auto hash = HashFolded(word);
      std::size_t slot = hash & (slots_.size() - 1);
      while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & (slots_.size() - 1);
      slots_[slot] = hash;
    }
  }
  bool Has(std::string_view word) const {
    const auto hash = HashFolded(word);
    for (std::size_t slot = hash & (slots_.size() - 1); slots_[slot] != 0;
         slot = (slot + 1) & (slots_.size() - 1)) {
      if (slots_[slot] == hash) return true;
    }
    return false;
  }

 private:
  std::vector<std::uint64_t> slots_;
};

}  // namespace pulse::ingest
