// Text that is safe to put in front of a reader: well-formed UTF-8 without
// control characters, so that it can neither break a line nor drive a terminal.

#pragma once

#include <string>
#include <string_view>

namespace pulse::text {

/// A run of text: line and paragraph separators and tabs become a space, other
/// control characters, U+FFFE, U+FFFF and malformed UTF-8 become U+FFFD. What changes the order
/// of reading (U+202A to U+202E, U+2066 to U+2069) goes.
std::string PrintableRun(std::string_view text);

/// As PrintableRun, but line feeds stay and a tab becomes four spaces.
std::string PrintableLines(std::string_view text);

/// As PrintableRun, trimmed and with runs of ASCII spaces made one: the form of
/// a title, a byline, a name.
std::string PrintableLine(std::string_view text);

}  // namespace pulse::text
