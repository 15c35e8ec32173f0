#include "services/ingest/parser/names/name_words.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <vector>

#include "services/ingest/parser/names/name_word_lists.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_table.h"

namespace pulse::ingest {
namespace {

constexpr std::uint64_t kJoint = 0x9e3779b97f4a7c15ULL;

std::uint64_t Joined(std::uint64_t hash, std::string_view word) {
  return std::rotl(hash, 21) * kJoint ^ HashFolded(word);
}

// Calls `visit(entry)` for each entry of a list, whose entries `separates(byte)` parts.
template <typename Separates, typename Visit>
void ForEachEntry(std::string_view list, Separates separates, Visit visit) {
  for (std::size_t at = 0; at < list.size();) {
    std::size_t end = at;
    while (end < list.size() && !separates(list[end])) ++end;
    if (const auto entry = Trim(list.substr(at, end - at)); !entry.empty()) visit(entry);
    at = end + 1;
  }
}

constexpr auto kSpaces = [](char c) { return c == ' ' || c == '\n'; };
constexpr auto kCommas = [](char c) { return c == ','; };

template <typename Separates>
std::size_t CountEntries(std::string_view list, Separates separates) {
  std::size_t count = 0;
  ForEachEntry(list, separates, [&count](std::string_view /*entry*/) { ++count; });
  return count;
}

struct List {
  std::string_view words;
  std::uint32_t flag;
};

const WordTable& NameWords() {
  static const WordTable table = [] {
    const List lists[] = {{name_lists::kHeads, name_word::kHead},
                          {name_lists::kWeakHeads, name_word::kWeakHead},
                          {name_lists::kTakesSubjects, name_word::kTakesSubjects},
                          {name_lists::kTerritorial, name_word::kTerritorial},
                          {name_lists::kSubjects, name_word::kSubject},
                          {name_lists::kPlaces, name_word::kPlace},
                          {name_lists::kCountries, name_word::kCountry},
                          {name_lists::kOpenings, name_word::kOpening},
                          {name_lists::kCrown, name_word::kCrown},
                          {name_lists::kBrands, name_word::kBrand},
                          {name_lists::kParticles, name_word::kParticle},
                          {name_lists::kPrepositions, name_word::kPreposition},
                          {name_lists::kSmall, name_word::kSmall}};
    std::size_t entries = 0;
    for (const auto& list : lists) entries += CountEntries(list.words, kSpaces);
    WordTable words(entries);
    for (const auto& list : lists) {
      ForEachEntry(list.words, kSpaces,
                   [&](std::string_view word) { words.Add(HashFolded(word), list.flag); });
    }
    return words;
  }();
  return table;
}

std::uint64_t PhraseHash(std::string_view phrase) {
  std::uint64_t hash = 0;
  ForEachEntry(phrase, kSpaces, [&hash](std::string_view word) { hash = Joined(hash, WithoutMarks(word)); });
  return hash;
}

// Without the marks around it; what is but a mark is no word.
std::string_view FirstWordOf(std::string_view phrase) {
  std::string_view first;
  ForEachEntry(phrase, kSpaces, [&first](std::string_view word) {
    if (first.empty()) first = WithoutMarks(word);
  });
  return first;
}

WordTable PhraseTable(std::string_view list) {
  WordTable phrases(CountEntries(list, kCommas));
  ForEachEntry(list, kCommas, [&](std::string_view phrase) { phrases.Add(PhraseHash(phrase), 1); });
  return phrases;
}

const WordTable& Phrases() {
  static const WordTable table = PhraseTable(name_lists::kPhrases);
  return table;
}

}  // namespace

std::string_view WithoutMarks(std::string_view word) {
  const auto mark = [](char c) {
    return !IsAlpha(c) && !IsDigit(c) && static_cast<unsigned char>(c) < 0x80 && c != '&';
  };
  while (!word.empty() && mark(word.front())) word.remove_prefix(1);
  while (!word.empty() && mark(word.back())) word.remove_suffix(1);
  while (word.starts_with("‘") || word.starts_with("“")) word.remove_prefix(3);
  return word;
}

std::uint32_t NameWordsOf(std::string_view word) {
  const auto flags = NameWords().Of(HashFolded(word));
  if (flags != 0 || word.size() < 4 || word.back() != 's') return flags;
  auto noun = word.substr(0, word.size() - 1);
  if (noun.back() == '\'') return NameWords().Of(HashFolded(noun.substr(0, noun.size() - 1)));
  if (noun.ends_with("’")) return NameWords().Of(HashFolded(noun.substr(0, noun.size() - 3)));
  return 0;
}

bool IsOnePhrase(std::string_view left, std::string_view right, std::string_view next) {
  const auto pair = Joined(Joined(0, left), right);
  return Phrases().Of(pair) != 0 || (!next.empty() && Phrases().Of(Joined(pair, next)) != 0);
}

bool IsNameOfCommonWords(std::string_view text) {
  static const WordTable names = PhraseTable(name_lists::kNames);
  // All other texts are told by their first word.
  static const WordShapes first_words = [] {
    WordShapes words;
    ForEachEntry(name_lists::kNames, kCommas, [&](std::string_view name) { words.Add(FirstWordOf(name)); });
    return words;
  }();
  return first_words.MayHold(FirstWordOf(text)) && names.Of(PhraseHash(text)) != 0;
}

}  // namespace pulse::ingest
