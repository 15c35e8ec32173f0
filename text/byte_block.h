// Text sixteen and sixty-four bytes at a time: for each question about a byte, the
// set of places that answer yes, a bit each. What a loop would ask byte by byte, a
// branch each, becomes a few instructions for all of them.

#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace pulse::text {

/// Sixteen bytes in a vector register.
using Bytes16 = unsigned char __attribute__((vector_size(16)));
/// An answer for each: all bits set or none.
using Answers16 = signed char __attribute__((vector_size(16)));

inline Bytes16 Load16(const char* at) {
  Bytes16 bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

/// The `count` bytes at `from`, fewer than sixteen, and zeros behind them.
inline Bytes16 LoadFewer(const char* from, std::size_t count) {
  Bytes16 bytes{};
  if constexpr (std::endian::native != std::endian::little) {
    std::memcpy(&bytes, from, count);
    return bytes;
  }
  // Loads of fixed sizes that overlap; each is shifted to its place.
  std::uint64_t halves[2] = {};
  if (count >= 8) {
    std::memcpy(&halves[0], from, 8);
    std::memcpy(&halves[1], from + count - 8, 8);
    halves[1] = halves[1] >> 8U >> (15 - count) * 8;
  } else if (count >= 4) {
    std::uint32_t front = 0;
    std::uint32_t back = 0;
    std::memcpy(&front, from, 4);
    std::memcpy(&back, from + count - 4, 4);
    halves[0] = front | std::uint64_t{back} << (count - 4) * 8;
  } else if (count > 0) {
    const auto byte = [from](std::size_t at) { return std::uint64_t{static_cast<unsigned char>(from[at])}; };
    halves[0] = byte(0) | byte(count / 2) << count / 2 * 8 | byte(count - 1) << (count - 1) * 8;
  }
  std::memcpy(&bytes, halves, sizeof bytes);
  return bytes;
}

inline Answers16 Is(Bytes16 bytes, char c) { return bytes == static_cast<unsigned char>(c); }

/// Of bytes `low` to `high`.
inline Answers16 InRange(Bytes16 bytes, unsigned char low, unsigned char high) {
  return bytes - low <= static_cast<unsigned char>(high - low);
}

inline Answers16 IsSpace(Bytes16 bytes) { return Is(bytes, ' ') | InRange(bytes, '\t', '\r'); }
inline Answers16 IsNotAscii(Bytes16 bytes) { return bytes >= 0x80; }

/// Bit i is byte i's answer.
inline unsigned PlacesOf(Answers16 answers) {
#if defined(__SSE2__)
  return static_cast<unsigned>(_mm_movemask_epi8(std::bit_cast<__m128i>(answers)));
#else
  std::uint64_t halves[2];
  std::memcpy(halves, &answers, sizeof halves);
  if ((halves[0] | halves[1]) == 0) return 0;  // mostly so, where a text is scanned
  unsigned places = 0;
  for (std::size_t i = 0; i < sizeof answers; ++i) places |= (answers[i] != 0 ? 1U : 0U) << i;
  return places;
#endif
}

/// Sum of the bytes.
inline unsigned SumOf(Bytes16 bytes) {
#if defined(__SSE2__)
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(
      _mm_sad_epu8(std::bit_cast<__m128i>(bytes), _mm_setzero_si128()));
  return static_cast<unsigned>(halves[0] + halves[1]);
#else
  unsigned sum = 0;
  for (std::size_t i = 0; i < sizeof bytes; ++i) sum += bytes[i];
  return sum;
#endif
}

/// Places in a block of sixty-four: bit i is byte i.
using Places = std::uint64_t;

/// How many. Not std::popcount: a build for every x86-64 has no instruction for
/// that, and calls a function.
constexpr std::int64_t CountPlaces(Places places) {
  constexpr Places kPairs = 0x5555555555555555U;
  constexpr Places kFours = 0x3333333333333333U;
  constexpr Places kEights = 0x0f0f0f0f0f0f0f0fU;
  places -= places >> 1U & kPairs;
  places = (places & kFours) + (places >> 2U & kFours);
  places = (places + (places >> 4U)) & kEights;
  return static_cast<std::int64_t>(places * 0x0101010101010101U >> 56U);
}

/// A part of a text, which must outlive it. No byte outside the text is read.
class ByteBlock {
 public:
  static constexpr std::size_t kSize = 64;

  /// Bytes [at, at + kSize) of `text`; behind the text's end, spaces.
  ByteBlock(std::string_view text, std::size_t at)
      : from_(text.data() + at), before_(at), size_(std::min(text.size() - at, kSize)) {}

  /// Where each of `tests`, which are given Bytes16 and give Answers16, says yes.
  template <typename... Tests>
  std::array<Places, sizeof...(Tests)> WhereEach(Tests... tests) const {
    constexpr std::size_t kStep = sizeof(Bytes16);
    std::array<Places, sizeof...(Tests)> all{};
    std::size_t at = 0;
    for (; at + kStep <= size_; at += kStep) {
      const Bytes16 bytes = Load16(from_ + at);
      auto* places = all.data();
      ((*places++ |= static_cast<Places>(PlacesOf(tests(bytes))) << at), ...);
    }
    if (at == kSize) return all;
    const std::size_t left = size_ - at;
    if (left > 0) {
      // Where the text is longer than that, what is left is loaded with bytes before it.
      const bool short_text = before_ + size_ < kStep;
      const Bytes16 bytes = short_text ? LoadFewer(from_ + at, left) : Load16(from_ + size_ - kStep);
      const std::size_t ahead = short_text ? 0 : kStep - left;
      const unsigned wanted = (1U << left) - 1;
      auto* places = all.data();
      ((*places++ |= static_cast<Places>(PlacesOf(tests(bytes)) >> ahead & wanted) << at), ...);
    }
    const Bytes16 spaces = Bytes16{} + static_cast<unsigned char>(' ');
    auto* places = all.data();
    ((*places++ |= tests(spaces)[0] != 0 ? ~Places{0} << size_ : 0), ...);
    return all;
  }

  /// Where `test` says yes.
  template <typename Test>
  Places Where(Test test) const {
    return WhereEach(test)[0];
  }

 private:
  const char* from_;
  std::size_t before_;  // bytes of the text before it
  std::size_t size_;
};

}  // namespace pulse::text
