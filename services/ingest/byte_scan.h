// Looking through text eight and sixteen bytes at a time. The stages that touch every byte
// of a document use these: a loop over single bytes costs three to ten times as
// much, and at a few nanoseconds a byte such loops are the whole price of a parse.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "services/ingest/byte_block.h"

namespace pulse::ingest::byte_scan {

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

/// Whether one of the bytes, all of which are ASCII, is 0.
constexpr bool HasZero(std::uint64_t word) { return ((word - kOnes) & ~word & kHighBits) != 0; }

/// Offset of the first byte at or after `from` that `test`, which is given Bytes16
/// and gives Answers16, says yes to; the text's size when there is none.
template <typename Test>
std::size_t FindWhere(std::string_view text, Test test, std::size_t from = 0) {
  std::size_t at = from;
  for (; at + sizeof(Bytes16) <= text.size(); at += sizeof(Bytes16)) {
    const unsigned places = PlacesOf(test(Load16(text.data() + at)));
    if (places != 0) return at + static_cast<std::size_t>(std::countr_zero(places));
  }
  for (; at < text.size(); ++at) {
    if (test(Bytes16{} + static_cast<unsigned char>(text[at]))[0] != 0) break;
  }
  return at;
}

/// FindWhere the byte is below `limit`.
inline std::size_t FindBelow(std::string_view text, unsigned char limit, std::size_t from = 0) {
  return FindWhere(
      text, [limit](Bytes16 bytes) { return bytes < limit; }, from);
}

inline std::size_t FindNotAscii(std::string_view text, std::size_t from = 0) {
  return FindWhere(
      text, [](Bytes16 bytes) { return IsNotAscii(bytes); }, from);
}

/// Characters of UTF-8 text: bytes that continue none.
inline std::size_t CountCharacters(std::string_view text) {
  std::size_t count = text.size();
  for (std::size_t at = 0; at < text.size(); at += ByteBlock::kSize) {
    const Places continuing =
        ByteBlock(text, at).Where([](Bytes16 bytes) { return InRange(bytes, 0x80, 0xbf); });
    if (continuing != 0) count -= static_cast<std::size_t>(CountPlaces(continuing));
  }
  return count;
}

}  // namespace pulse::ingest::byte_scan
