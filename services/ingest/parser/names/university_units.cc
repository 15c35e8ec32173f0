#include "services/ingest/parser/names/university_units.h"

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_runs.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {
namespace {

bool IsHead(std::string_view word) { return (NameWordsOf(word) & name_word::kHead) != 0; }

bool IsUnitWord(std::string_view word) {
  static const Words units{"centre",  "center",      "unit",       "institute", "school", "department",
                           "faculty", "observatory", "laboratory", "lab",       "hub"};
  return units.Has(word);
}

// What the name is, by the first of its words that governs others, or else its last
// such word: a university's unit, or another body.
struct Head {
  bool unit = false;
  bool governs = false;
};

Head HeadOf(std::string_view name) {
  Head head;
  std::string_view before;
  bool candidate = false;  // whether `before` may be the head
  ForEachWord(name.substr(0, name.find('(')), [&](std::string_view word) {
    const bool governed = IsLower(word.front()) && (NameWordsOf(word) & name_word::kPreposition) != 0;
    if (candidate && governed) {
      // A department "for" something is the government's.
      head.governs = true;
      head.unit = IsUnitWord(before) && !(Fold(before) == "department" && word != "of");
      return false;
    }
    const bool research_group = Fold(word) == "group" && Fold(before) == "research";
    candidate = IsHead(word) || IsUnitWord(word);
    if (candidate) head.unit = IsUnitWord(word) || research_group;
    before = word;
    return true;
  });
  return head;
}

}  // namespace

bool IsUniversity(std::string_view name) {
  static const Words called{"university", "universities", "ucl", "lse", "kcl",      "lshtm",
                            "uclan",      "mmu",          "uwe", "uea", "birkbeck", "goldsmiths"};
  name = Trim(name);
  if (name.find("College London") != std::string_view::npos || name.starts_with("London School of ") ||
      name.starts_with("the London School of "))
    return true;
  const bool is = !ForEachWord(name, [](std::string_view word) { return !called.Has(word); });
  return is && !HeadOf(name).unit;
}

std::size_t UniversityBehind(std::string_view name) {
  constexpr std::string_view kAt = " at ";
  const auto at = name.find(kAt);
  return at != std::string_view::npos && IsUniversity(name.substr(at + kAt.size())) ? name.size() - at : 0;
}

bool IsUnitOf(std::string_view unit, std::string_view piece, std::string_view university) {
  if (!IsUniversity(university) || IsUniversity(piece)) return false;
  if (HoldsHead(piece) || HeadOf(piece).unit) return HeadOf(piece).unit;
  const auto head = HeadOf(unit);
  return head.unit && head.governs;
}

bool IsUnitBehind(std::string_view university, std::string_view unit) {
  return IsUniversity(university) && !IsUniversity(unit) && HeadOf(unit).unit;
}

bool HoldsHead(std::string_view name) {
  return !ForEachWord(name, [](std::string_view word) { return !IsHead(word); });
}

}  // namespace pulse::ingest
