// A table of words and short phrases that is asked millions of times.

#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "services/ingest/typography.h"

namespace pulse::ingest {

// A set of words and short phrases, asked for millions of times: their hashes
// in a table with open addressing, at most half full. Most of what is asked is
// in no set: its length says so before it is hashed.
class Words {
 public:
  Words(std::initializer_list<std::string_view> words) : slots_(std::bit_ceil(words.size() * 2 + 2), 0) {
    for (const auto word : words) Add(word);
  }

  bool Has(std::string_view word) const {
    if (word.size() > longest_) return false;
    const auto hash = HashFolded(word);
    return slots_[SlotOf(hash)] == hash;
  }

 private:
  void Add(std::string_view word) {
    const auto hash = HashFolded(word);
    slots_[SlotOf(hash)] = hash;
    // As printed, an apostrophe may take two bytes more.
    const auto apostrophes = static_cast<std::size_t>(std::count(word.begin(), word.end(), '\''));
    longest_ = std::max(longest_, word.size() + 2 * apostrophes);
  }

  std::size_t SlotOf(std::uint64_t hash) const {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot] != 0 && slots_[slot] != hash) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  std::vector<std::uint64_t> slots_;
  std::size_t longest_ = 0;
};

}  // namespace pulse::ingest
