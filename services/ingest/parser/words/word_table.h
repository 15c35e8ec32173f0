// Words and what is known of each.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/ingest/parser/words/word_hash.h"

namespace pulse::ingest {

/// Hash of a word or phrase → its flags, with open addressing, at most half full.
class WordTable {
 public:
  explicit WordTable(std::size_t entries) : slots_(std::bit_ceil(entries * 2 + 2)) {}

  void Add(std::uint64_t hash, std::uint32_t flags) {
    auto& slot = slots_[SlotOf(hash)];
    slot.hash = hash;
    slot.flags |= flags;
  }

  /// 0 for what is not in the table.
  std::uint32_t Of(std::uint64_t hash) const { return slots_[SlotOf(hash)].flags; }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t flags = 0;
  };

  std::size_t SlotOf(std::uint64_t hash) const {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot].hash != 0 && slots_[slot].hash != hash) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  std::vector<Slot> slots_;
};

}  // namespace pulse::ingest
