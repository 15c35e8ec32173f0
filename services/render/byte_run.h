// How far a text goes until a byte that matters. Emitters look at every byte of
// what they put out and few of them matter, so sixteen are looked at together.

#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pulse::render {

/// GCC's and Clang's vector of any processor: comparing it compares each byte.
/// Signed, so that bytes that are not ASCII are less than every one that is.
using ByteBlock = signed char __attribute__((vector_size(16)));

/// How many bytes from the start of `text` come before the first that `stops`
/// tells: comparisons of its argument joined by `|`, of a ByteBlock as of a
/// signed char.
template <typename Stops>
std::size_t RunUntil(std::string_view text, Stops stops) {
  if (text.size() < sizeof(ByteBlock)) {
    std::size_t at = 0;
    while (at < text.size() && !stops(static_cast<signed char>(text[at]))) ++at;
    return at;
  }
  // The last block reaches back over bytes of the one before it.
  const std::size_t last = text.size() - sizeof(ByteBlock);
  for (std::size_t at = 0;; at = at + sizeof(ByteBlock) < last ? at + sizeof(ByteBlock) : last) {
    ByteBlock block;
    std::memcpy(&block, text.data() + at, sizeof block);
    const auto found = stops(block);
    std::uint64_t halves[2];
    std::memcpy(halves, &found, sizeof halves);
    constexpr bool kFirstIsLowest = std::endian::native == std::endian::little;
    if ((halves[0] | halves[1]) != 0) {
      const std::uint64_t half = halves[0] != 0 ? halves[0] : halves[1];
      const int bits = kFirstIsLowest ? std::countr_zero(half) : std::countl_zero(half);
      return at + (halves[0] != 0 ? 0 : sizeof(std::uint64_t)) + static_cast<std::size_t>(bits) / 8;
    }
    if (at == last) return text.size();
  }
}

}  // namespace pulse::render
