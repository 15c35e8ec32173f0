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
CodePoint DecodeCodePoint(std::string_view text, std::size_t at);

void AppendCodePoint(std::string& out, char32_t value);

/// Columns of a fixed-width display: 2 for East Asian wide characters and
/// emoji, 0 for combining marks and other marks without a width, else 1.
std::size_t ColumnsOf(char32_t value);
std::size_t ColumnsOf(std::string_view text);

}  // namespace pulse::render
