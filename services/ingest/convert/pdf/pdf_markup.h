// The markup that poppler's programs print.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// Number of `name` (`left="`) in `tag`; 0 when it is missing or not finite.
double NumberIn(std::string_view tag, std::string_view name);

/// Text with entities, without control characters: fonts without a character
/// map give those for their glyphs. `keep_spaces` or none of them either.
std::string Unescape(std::string_view text, bool keep_spaces);

}  // namespace pulse::ingest
