// Edits between two words.

#pragma once

#include <string_view>

namespace pulse::db {

/// Insertions, deletions, replacements and transpositions of neighbours that turn
/// `a` into `b` (optimal string alignment), at most `limit`: from there on it is
/// not counted further. Bytes, not characters.
int EditDistance(std::string_view a, std::string_view b, int limit);

}  // namespace pulse::db
