// What tables of words are asked with.

#pragma once

#include <cstdint>
#include <string_view>

namespace pulse::ingest {

/// Hash of a word as it is compared: ASCII case and curly apostrophes, all that
/// needs folding inside words, count for nothing. Of 64 good bits: tables take
/// words of one hash for one word.
std::uint64_t HashFolded(std::string_view word);

}  // namespace pulse::ingest
