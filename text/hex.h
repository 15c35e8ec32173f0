// Bytes as text.

#pragma once

#include <string>
#include <string_view>

namespace pulse::text {

/// Lower-case hexadecimal, two digits a byte.
std::string Hex(std::string_view bytes);

}  // namespace pulse::text
