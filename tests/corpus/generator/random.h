// Chance that repeats: the same seed gives the same draws on every platform
// (std::uniform_int_distribution does not promise that).

#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace pulse::corpus {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// 0 to `limit` - 1; `limit` above 0.
  std::size_t Below(std::size_t limit) { return static_cast<std::size_t>(Next() % limit); }

  /// `low` to `high`, both included.
  int Between(int low, int high) {
    return low + static_cast<int>(Below(static_cast<std::size_t>(high - low) + 1));
  }

  bool Chance(double probability) { return static_cast<double>(Next() >> 11U) * 0x1.0p-53 < probability; }

  /// An element of `list`, which is not empty.
  template <typename List>
  const auto& Pick(const List& list) {
    return list[Below(static_cast<std::size_t>(std::size(list)))];
  }

 private:
  // SplitMix64.
  std::uint64_t Next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace pulse::corpus
