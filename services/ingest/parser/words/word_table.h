// Words and what is known of each.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/ingest/parser/words/word_hash.h"

namespace pulse::ingest {

/// Hash of a word or phrase → its flags, with open addressing, at most half full. A
/// bit of few tells most hashes that are not in it: unlike the slots, which are asked
/// for at random, the bits stay in the processor's nearest cache.
class WordTable {
 public:
  explicit WordTable(std::size_t entries)
      : slots_(std::bit_ceil(entries * 2 + 2)), bits_((slots_.size() * kBitsASlot + 63) / 64) {}

  void Add(std::uint64_t hash, std::uint32_t flags) {
    auto& slot = slots_[SlotOf(hash)];
    slot.hash = hash;
    slot.flags |= flags;
    bits_[BitOf(hash) / 64] |= std::uint64_t{1} << (BitOf(hash) % 64);
  }

  /// 0 for what is not in the table.
  std::uint32_t Of(std::uint64_t hash) const {
    const bool may_hold = ((bits_[BitOf(hash) / 64] >> (BitOf(hash) % 64)) & 1U) != 0;
    return may_hold ? slots_[SlotOf(hash)].flags : 0;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t flags = 0;
  };

  static constexpr std::size_t kBitsASlot = 4;

  std::size_t BitOf(std::uint64_t hash) const { return (hash >> 32U) & (slots_.size() * kBitsASlot - 1); }

  std::size_t SlotOf(std::uint64_t hash) const {
    std::size_t slot = hash & (slots_.size() - 1);
    while (slots_[slot].hash != 0 && slots_[slot].hash != hash) slot = (slot + 1) & (slots_.size() - 1);
    return slot;
  }

  std::vector<Slot> slots_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace pulse::ingest
