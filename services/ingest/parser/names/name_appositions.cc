#include "services/ingest/parser/names/name_appositions.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_runs.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {
namespace {

std::string InitialsOf(std::string_view words) {
  std::string letters;
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (IsUpper(words[at]) && (at == 0 || !IsAlpha(words[at - 1]))) letters += words[at];
  }
  return letters;
}

}  // namespace

bool HoldsApposition(std::string_view byline) {
  const auto comma = byline.find(", ");
  if (comma == std::string_view::npos) return false;
  const auto behind = byline.substr(comma + 2);
  if (!behind.starts_with("the ") && !behind.starts_with("a ") && !behind.starts_with("an ")) return false;
  return std::none_of(behind.begin(), behind.end(), IsUpper);
}

bool AcronymSpans(std::string_view first, std::string_view last) {
  const auto open = last.rfind('(');
  if (open == std::string_view::npos || !last.ends_with(')')) return false;
  const auto behind = InitialsOf(last.substr(0, open));
  // Of "(Training STN)" the last word is the acronym.
  auto acronym = last.substr(open + 1, last.size() - open - 2);
  if (const auto space = acronym.rfind(' '); space != std::string_view::npos)
    acronym.remove_prefix(space + 1);
  if (behind.empty() || acronym.size() <= behind.size()) return false;
  return (InitialsOf(first) + behind).ends_with(acronym);
}

bool IsOfficeOf(std::string_view person, std::string_view office) {
  static const Words titles{"dr",  "prof", "professor", "sir",      "dame", "lord", "lady", "baroness",
                            "obe", "mbe",  "cbe",       "kbe",      "dbe",  "qc",   "kc",   "mp",
                            "rt",  "hon",  "judge",     "reverend", "mr",   "mrs",  "ms"};
  static const Words offices{"commissioner", "inspector", "ombudsman", "minister", "secretary", "chair",
                             "president",    "director",  "adviser",   "advisor",  "envoy"};
  constexpr int kMostWords = 6;
  int words = 0;
  bool titled = false;
  const bool name = ForEachWord(person, [&](std::string_view word) {
    const bool title = titles.Has(word);
    titled |= title;
    return ++words <= kMostWords && IsUpper(word.front()) &&
           (title || (NameWordsOf(word) & name_word::kHead) == 0);
  });
  if (!name || !titled || words < 3) return false;
  return !ForEachWord(office, [&](std::string_view word) { return !offices.Has(word); });
}

bool SaysWhose(std::string_view last) {
  static const Words owners{
      "northern ireland",    "scotland", "wales", "england", "ireland", "uk", "england and wales",
      "university of london"};
  return owners.Has(last);
}

bool NamesPlaces(std::string_view text) {
  static const Words directions{"north",    "south",   "east",    "west",    "northern",
                                "southern", "eastern", "western", "central", "greater"};
  constexpr std::uint32_t kWhere = name_word::kPlace | name_word::kCountry | name_word::kParticle;
  return ForEachWord(
      text, [](std::string_view word) { return (NameWordsOf(word) & kWhere) != 0 || directions.Has(word); });
}

bool IsCentreCalled(std::string_view name, std::string_view centre) {
  return name.find(' ') == std::string_view::npos && centre.starts_with("What Works Centre ");
}

}  // namespace pulse::ingest
