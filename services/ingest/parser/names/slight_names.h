// Publishers' names printed with small letters where names have capitals: no text is
// told from a name by them, but what stands where publishers do may be one.

#pragma once

#include <string_view>

namespace pulse::ingest {

/// "brap", "homeless.org.uk", "4Children", "turning tides trust": the first letter small,
/// or a digit in front; three words at most, or more with one that bodies are called by.
bool IsSmallName(std::string_view byline);

/// "The Lantern fund", "Department for boats", "Equality and fair play commission": of
/// the words in small letters one is what bodies are called by, and the others are what
/// they are about. "Public trust" is no body.
bool IsSentenceCaseName(std::string_view byline);

}  // namespace pulse::ingest
