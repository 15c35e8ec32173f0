// Looking through text eight and sixteen bytes at a time. The stages that touch every byte
// of a document use these: a loop over single bytes costs three to ten times as
// much, and at a few nanoseconds a byte such loops are the whole price of a parse.

#pragma once

#include <algorithm>
#include <array>
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

/// Bytes that `test` says yes to.
template <typename Test>
std::size_t CountWhere(std::string_view text, Test test) {
  constexpr std::size_t kStep = sizeof(Bytes16);
  constexpr std::size_t kMostSteps = 255;  // that a byte can count
  std::size_t count = 0;
  std::size_t at = 0;
  while (at + kStep <= text.size()) {
    const std::size_t steps = std::min((text.size() - at) / kStep, kMostSteps);
    Bytes16 counts{};
    for (const std::size_t end = at + steps * kStep; at < end; at += kStep)
      counts -= std::bit_cast<Bytes16>(test(Load16(text.data() + at)));  // a yes is -1
    count += SumOf(counts);
  }
  if (at == text.size()) return count;
  std::array<char, kStep> rest;
  std::memcpy(rest.data(), text.data() + at, text.size() - at);
  const unsigned places = PlacesOf(test(Load16(rest.data()))) & ((1U << (text.size() - at)) - 1);
  return count + static_cast<std::size_t>(CountPlaces(places));
}

/// Characters of UTF-8 text: bytes that continue none.
inline std::size_t CountCharacters(std::string_view text) {
  return text.size() - CountWhere(text, [](Bytes16 bytes) { return InRange(bytes, 0x80, 0xbf); });
}

}  // namespace pulse::ingest::byte_scan
