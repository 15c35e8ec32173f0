// How far a text goes until a byte that matters. The parser and the emitters look at
// every byte of a text and few of them matter, so sixteen are looked at together: a
// loop over single bytes costs three to ten times as much. No byte outside the text
// is read.

#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/byte_block.h"

namespace pulse::text {

/// The first of `count` places that answers yes; `count` when none does. `look` is
/// given a place, of which it and the fifteen behind it are wanted, and what loads
/// Bytes16 from a pointer; it gives Answers16 and must load `count` bytes or more.
template <typename Look>
std::size_t FirstPlace(std::size_t count, Look look) {
  if (count < sizeof(Bytes16)) {
    const unsigned places =
        PlacesOf(look(std::size_t{0}, [count](const char* from) { return LoadFewer(from, count); }));
    return std::min(count, static_cast<std::size_t>(std::countr_zero(places | 1U << sizeof(Bytes16))));
  }
  // What is looked for is mostly near, or far: behind the first block four together.
  constexpr std::size_t kStep = sizeof(Bytes16);
  if (const unsigned places = PlacesOf(look(std::size_t{0}, Load16)); places != 0)
    return static_cast<std::size_t>(std::countr_zero(places));
  std::size_t begin = kStep;
  for (; begin + 4 * kStep <= count; begin += 4 * kStep) {
    const Answers16 any = look(begin, Load16) | look(begin + kStep, Load16) |
                          look(begin + 2 * kStep, Load16) | look(begin + 3 * kStep, Load16);
    if (PlacesOf(any) != 0) break;
  }
  if (begin == count) return count;
  const std::size_t last = count - sizeof(Bytes16);  // reaches back over places of the block before it
  for (std::size_t at = std::min(begin, last);; at = std::min(at + sizeof(Bytes16), last)) {
    const unsigned places = PlacesOf(look(at, Load16));
    if (places != 0) return at + static_cast<std::size_t>(std::countr_zero(places));
    if (at == last) return count;
  }
}

/// Offset of the first byte at or after `from`, which may lie behind the text, that
/// `test`, which is given Bytes16 and gives Answers16, says yes to; the text's size
/// when there is none.
template <typename Test>
std::size_t FindWhere(std::string_view text, Test test, std::size_t from = 0) {
  if (from >= text.size()) return text.size();
  const char* const begin = text.data() + from;
  return from + FirstPlace(text.size() - from,
                           [begin, test](std::size_t at, auto load) { return test(load(begin + at)); });
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

/// Offset of the first two of `byte` in a row; the text's size when there are none.
inline std::size_t FindDoubled(std::string_view text, char byte) {
  if (text.empty()) return 0;
  const std::size_t pairs = text.size() - 1;
  const std::size_t found = FirstPlace(pairs, [text, byte](std::size_t at, auto load) {
    return Is(load(text.data() + at), byte) & Is(load(text.data() + at + 1), byte);
  });
  return found < pairs ? found : text.size();
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
  const std::size_t left = text.size() - at;
  const unsigned places = PlacesOf(test(LoadFewer(text.data() + at, left))) & ((1U << left) - 1);
  return count + static_cast<std::size_t>(CountPlaces(places));
}

/// Characters of UTF-8 text: bytes that continue none.
inline std::size_t CountCharacters(std::string_view text) {
  return text.size() - CountWhere(text, [](Bytes16 bytes) { return InRange(bytes, 0x80, 0xbf); });
}

}  // namespace pulse::text
