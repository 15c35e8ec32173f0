// Accented Latin letters as plain ASCII ones: for names in URLs, and for words compared.

#pragma once

#include <string>
#include <string_view>

namespace pulse::text {

/// `text` with the letters of Latin-1 and Latin Extended-A (U+00C0 to U+017F)
/// as their ASCII bases (é → e, ß → ss, Œ → OE) and combining accents dropped.
/// Everything else stays as it is. UTF-8.
std::string WithoutAccents(std::string_view text);

}  // namespace pulse::text
