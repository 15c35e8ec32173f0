// Sixty-four bytes of text at a time: for each question about a byte, the set of
// places that answer yes, a bit each. What a loop would ask byte by byte, a branch
// each, becomes a few instructions for all of them.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace pulse::ingest {

/// Places in a block: bit i is its byte i.
using Places = std::uint64_t;

class ByteBlock {
 public:
  static constexpr std::size_t kSize = 64;

  /// Bytes [at, at + kSize) of `text`; behind the text's end, spaces.
  ByteBlock(std::string_view text, std::size_t at) {
    const std::size_t left = text.size() - at;
    if (left >= kSize) {
      std::memcpy(bytes_.data(), text.data() + at, kSize);
    } else {
      bytes_.fill(' ');
      std::memcpy(bytes_.data(), text.data() + at, left);
    }
  }

  Places Is(char c) const { return InRange(static_cast<unsigned char>(c), static_cast<unsigned char>(c)); }

  Places NotAscii() const { return InRange(0x80, 0xff); }

  /// Of bytes `low` to `high`.
  Places InRange(unsigned low, unsigned high) const {
#if defined(__SSE2__)
    const __m128i first = _mm_set1_epi8(static_cast<char>(low));
    const __m128i span = _mm_set1_epi8(static_cast<char>(high - low));
    Places places = 0;
    for (std::size_t i = 0; i < kSize; i += sizeof(__m128i)) {
      __m128i bytes;
      std::memcpy(&bytes, bytes_.data() + i, sizeof bytes);
      const __m128i above = _mm_sub_epi8(bytes, first);
      const __m128i inside = _mm_cmpeq_epi8(_mm_min_epu8(above, span), above);
      places |= static_cast<Places>(static_cast<unsigned>(_mm_movemask_epi8(inside))) << i;
    }
    return places;
#else
    Places places = 0;
    for (std::size_t i = 0; i < kSize; ++i) {
      const unsigned byte = static_cast<unsigned char>(bytes_[i]);
      places |= static_cast<Places>(byte - low <= high - low ? 1U : 0U) << i;
    }
    return places;
#endif
  }

 private:
  std::array<char, kSize> bytes_;
};

}  // namespace pulse::ingest
