// Bytes as text.

#pragma once

#include <string>
#include <string_view>

namespace pulse::text {

/// Lower-case hexadecimal, two digits a byte.
std::string Hex(std::string_view bytes);

/// What Hex wrote, in either case; a digit that is none stands for some value, and an
/// odd last digit for nothing. About as fast as the copy of the bytes.
std::string FromHex(std::string_view hex);

}  // namespace pulse::text
