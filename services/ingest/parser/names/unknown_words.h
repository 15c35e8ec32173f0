// What a word of a name that no list holds looks like.

#pragma once

#include <string_view>

namespace pulse::ingest {

/// A capital or other first letter and small ones, be it a possessive: "Guy's".
bool IsPlainName(std::string_view word);

/// What an organisation is about rather than its name: "Harbours", "Progression",
/// "Nursing".
bool LooksLikeSubject(std::string_view word);

/// "Tropical" Medicine, "Industrial" Strategy.
bool LooksLikeQualifier(std::string_view word);

}  // namespace pulse::ingest
