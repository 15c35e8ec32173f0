// UTF-8 read one code point at a time, as RFC 3629 has it: no overlong form, no
// surrogate, nothing above U+10FFFF.

#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace pulse::text {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct CodePoint {
  char32_t value;
  std::size_t length;  // bytes read, at least 1

  /// Whether it stands for a byte that starts no well-formed sequence, and not for a
  /// U+FFFD that the text has.
  bool IsMalformed() const { return value == kReplacementCharacter && length == 1; }
};

/// The code point at byte `at` (< text.size()). A byte that starts no
/// well-formed sequence reads as U+FFFD of length 1.
inline CodePoint DecodeCodePoint(std::string_view text, std::size_t at);

/// As DecodeCodePoint, of a byte that is not ASCII.
CodePoint DecodeSequence(std::string_view text, std::size_t at);

/// Offset of the first byte that starts no well-formed sequence, or npos.
std::size_t FindBadUtf8(std::string_view text);

/// Whether all of `text` is well-formed.
inline bool IsUtf8(std::string_view text) { return FindBadUtf8(text) == std::string_view::npos; }

/// Whether `c` is a byte of a character, but not its first.
constexpr bool ContinuesCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Where the character begins that `at` is inside of, `at` itself where it is inside
/// none; no more than the text's size. Text cut there is whole characters.
constexpr std::size_t CharacterStart(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && ContinuesCharacter(text[at])) --at;
  return at;
}

void AppendCodePoint(std::string& out, char32_t value);

// Most text is ASCII, and readers look at every byte.
inline CodePoint DecodeCodePoint(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  return DecodeSequence(text, at);
}

}  // namespace pulse::text
