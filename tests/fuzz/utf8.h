// Strict UTF-8, written apart from the parser's own check, which it is held
// against.

#pragma once

#include <string_view>

namespace pulse::fuzz {

/// True for well-formed UTF-8: no overlong form, no surrogate, nothing above
/// U+10FFFF.
bool IsUtf8(std::string_view text);

}  // namespace pulse::fuzz
