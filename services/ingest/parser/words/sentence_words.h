// The small words of English that tell where a sentence may begin, go on or end.

#pragma once

#include <string_view>

namespace pulse::ingest {

/// Lower-case words that stand inside names: `of`, `for`, `and`.
bool IsNameParticle(std::string_view word);

/// A word that a summary opens with and a title hardly: `this`, `it`.
bool IsSummaryOpener(std::string_view word);

/// Whether text cannot be at its end: it ends in a comma, a hyphen, an opening
/// bracket, "of the" or "e.g.". Looks at the last word only.
bool IsDangling(std::string_view text);

/// The same where the text's LastMark is known.
bool IsDangling(std::string_view text, char last);

/// Whether text ends in an abbreviation's full stop, which may end a sentence
/// besides: "etc.", "incl.". Looks at the last word only.
bool EndsInAbbreviatedWord(std::string_view text);

/// Abbreviations whose full stop ends no sentence: `e.g`, `dr`, `no`.
bool IsAbbreviation(std::string_view word_without_stop);

}  // namespace pulse::ingest
