// UTF-8 read one code point at a time, and how wide it is in a terminal.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pulse::render {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct CodePoint {
  char32_t value;
  std::size_t length;  // bytes read, at least 1
};

/// The code point at byte `at` (< text.size()). A byte that starts no
/// well-formed sequence reads as U+FFFD of length 1.
inline CodePoint DecodeCodePoint(std::string_view text, std::size_t at);

/// As DecodeCodePoint, of a byte that is not ASCII.
CodePoint DecodeSequence(std::string_view text, std::size_t at);

/// Whether all of `text` is well-formed.
bool IsUtf8(std::string_view text);

void AppendCodePoint(std::string& out, char32_t value);

/// How many bytes from the start of `text` are printable ASCII, U+0020 to U+007E.
std::size_t PrintableAsciiRun(std::string_view text);

/// Columns of a fixed-width display: 2 for East Asian wide characters and
/// emoji, 0 for combining marks and other marks without a width, else 1.
std::size_t ColumnsOf(char32_t value);
std::size_t ColumnsOf(std::string_view text);

// Most text is ASCII, and emitters look at every byte.
inline CodePoint DecodeCodePoint(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  return DecodeSequence(text, at);
}

}  // namespace pulse::render
