// Headings of what one document is parted into: "Phase 2. Visits".

#pragma once

#include <string_view>

namespace pulse::ingest {

/// Whether a heading opens with a word, its number and a stop or colon: `Trial 1. …`,
/// `Part Two: …`.
bool IsNumberedPart(std::string_view heading);

/// And the word is one that parts are called by: `Phase`, `Recommendation`.
bool IsNamedPart(std::string_view heading);

}  // namespace pulse::ingest
