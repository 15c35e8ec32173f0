// Eight bytes of text as one number: case folded and bytes compared all at once.

#pragma once

#include <cstdint>
#include <cstring>

namespace pulse::ingest::byte_word {

inline constexpr std::uint64_t kOnes = 0x0101010101010101ULL;
inline constexpr std::uint64_t kHighBits = 0x8080808080808080ULL;

inline std::uint64_t Load(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

/// High bit of each byte that is ASCII and at least `low`; 0x01 to 0x80.
constexpr std::uint64_t AtLeast(std::uint64_t word, unsigned low) {
  return (((word & ~kHighBits) + kOnes * (0x80U - low)) & ~word) & kHighBits;
}

/// The bytes with ASCII capitals made small.
constexpr std::uint64_t Lower(std::uint64_t word) {
  return word | (AtLeast(word, 'A') & ~AtLeast(word, 'Z' + 1)) >> 2U;
}

}  // namespace pulse::ingest::byte_word
