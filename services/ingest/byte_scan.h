// Looking through text eight bytes at a time. The stages that touch every byte
// of a document use these: a loop over single bytes costs three to ten times as
// much, and at a few nanoseconds a byte such loops are the whole price of a parse.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

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

/// Bits set of a word that has none but high bits. Not std::popcount: a build for
/// every x86-64 has no instruction for that, and calls a function.
constexpr std::size_t CountHighBits(std::uint64_t word) { return ((word >> 7U) * kOnes) >> 56U; }

/// Offset of the first byte at or after `from` that is below `limit` (at most
/// 0x80), the text's size when there is none.
inline std::size_t FindBelow(std::string_view text, unsigned limit, std::size_t from = 0) {
  std::size_t at = from;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t word = Load(text.data() + at);
    if (((AtLeast(word, limit) | word) & kHighBits) != kHighBits) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= limit) ++at;
  return at;
}

/// Offset of the first byte at or after `from` that is not ASCII, the text's
/// size when there is none.
inline std::size_t FindNotAscii(std::string_view text, std::size_t from = 0) {
  std::size_t at = from;
  while (at + 8 <= text.size() && (Load(text.data() + at) & kHighBits) == 0) at += 8;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

/// Bytes that are not ASCII white space.
inline std::size_t CountVisible(std::string_view text) {
  const auto spaces = [](std::uint64_t word) {
    const std::uint64_t controls = AtLeast(word, '\t') & ~AtLeast(word, '\r' + 1);
    const std::uint64_t blanks = AtLeast(word, ' ') & ~AtLeast(word, ' ' + 1);
    return CountHighBits(controls | blanks);
  };
  std::size_t at = 0;
  std::size_t count = text.size();
  for (; at + 8 <= text.size(); at += 8) count -= spaces(Load(text.data() + at));
  if (at == text.size()) return count;
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data() + at, text.size() - at);
  return count - spaces(rest);
}

/// Characters of UTF-8 text: bytes that continue none.
inline std::size_t CountCharacters(std::string_view text) {
  const auto continuing = [](std::uint64_t word) { return CountHighBits(word & ~(word << 1U) & kHighBits); };
  std::size_t at = 0;
  std::size_t count = text.size();
  for (; at + 8 <= text.size(); at += 8) count -= continuing(Load(text.data() + at));
  if (at == text.size()) return count;
  std::uint64_t rest = 0;
  std::memcpy(&rest, text.data() + at, text.size() - at);
  return count - continuing(rest);
}

}  // namespace pulse::ingest::byte_scan
