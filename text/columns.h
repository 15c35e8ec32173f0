// How wide text stands in a fixed-width display: a terminal, a mail of plain text.

#pragma once

#include <cstddef>
#include <string_view>

namespace pulse::text {

/// Columns: 2 for East Asian wide characters and emoji, 0 for combining marks and
/// other marks without a width, else 1. Emoji joined to one count as their parts: at
/// worst a line is shorter than it could be.
std::size_t ColumnsOf(char32_t value);
std::size_t ColumnsOf(std::string_view text);

/// How many bytes from the start of `text` are printable ASCII, U+0020 to U+007E: a
/// column each.
std::size_t PrintableAsciiRun(std::string_view text);

}  // namespace pulse::text
