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

/// The first of the places below `count` that `stops` tells. It is asked with a
/// place and what loads from a pointer, a ByteBlock or a signed char; what it
/// answers is made of comparisons of those, joined by `|` and `&`.
template <typename Stops>
std::size_t FirstPlace(std::size_t count, Stops stops) {
  if (count < sizeof(ByteBlock)) {
    const auto load = [](const char* from) { return static_cast<signed char>(*from); };
    std::size_t at = 0;
    while (at < count && !stops(at, load)) ++at;
    return at;
  }
  const auto load = [](const char* from) {
    ByteBlock block;
    std::memcpy(&block, from, sizeof block);
    return block;
  };
  const std::size_t last = count - sizeof(ByteBlock);  // reaches back over places of the block before it
  for (std::size_t at = 0;; at = at + sizeof(ByteBlock) < last ? at + sizeof(ByteBlock) : last) {
    const auto found = stops(at, load);
    std::uint64_t halves[2];
    std::memcpy(halves, &found, sizeof halves);
    if ((halves[0] | halves[1]) != 0) {
      constexpr bool kFirstIsLowest = std::endian::native == std::endian::little;
      const std::uint64_t half = halves[0] != 0 ? halves[0] : halves[1];
      const int bits = kFirstIsLowest ? std::countr_zero(half) : std::countl_zero(half);
      return at + (halves[0] != 0 ? 0 : sizeof(std::uint64_t)) + static_cast<std::size_t>(bits) / 8;
    }
    if (at == last) return count;
  }
}

/// How many bytes from the start of `text` come before the first that `stops`
/// tells, of a ByteBlock as of a signed char.
template <typename Stops>
std::size_t RunUntil(std::string_view text, Stops stops) {
  return FirstPlace(text.size(), [&](std::size_t at, auto load) { return stops(load(text.data() + at)); });
}

/// Bytes before the first two of `byte` in a row.
inline std::size_t RunUntilDoubled(std::string_view text, signed char byte) {
  if (text.empty()) return 0;
  const std::size_t place = FirstPlace(text.size() - 1, [&](std::size_t at, auto load) {
    const auto first = load(text.data() + at) == byte;
    const auto second = load(text.data() + at + 1) == byte;
    return first & second;
  });
  return place + 1 < text.size() ? place : text.size();
}

}  // namespace pulse::render
