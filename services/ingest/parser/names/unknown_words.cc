#include "services/ingest/parser/names/unknown_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

bool EndsInAny(std::string_view word, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [word](std::string_view end) { return word.ends_with(end); });
}

bool IsPlainWord(std::string_view word) {
  return word.size() >= 4 &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return IsLower(c) || c == '-'; });
}

}  // namespace

bool IsPlainName(std::string_view word) {
  for (const std::string_view mark : {"'s", "’s"}) {
    if (word.ends_with(mark)) word.remove_suffix(mark.size());
  }
  return word.size() >= 3 &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return IsLower(c) || c == '-'; });
}

bool LooksLikeSubject(std::string_view word) {
  static constexpr std::array<std::string_view, 21> kEndings = {
      "s",    "tion", "sion", "ment", "ing",  "ity", "ness", "ship", "ism", "logy", "ance",
      "ence", "hood", "care", "acy",  "work", "ery", "ure",  "tegy", "apy", "rship"};
  return IsPlainWord(word) && EndsInAny(word, kEndings);
}

bool LooksLikeQualifier(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kEndings = {"al", "ic", "ive", "ary", "ent", "ial"};
  return IsPlainWord(word) && EndsInAny(word, kEndings);
}

}  // namespace pulse::ingest
