#include "services/ingest/parser/names/publisher_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/names/slug.h"
#include "services/ingest/parser/words/typography.h"
#include "text/byte_scan.h"
#include "text/latin_letters.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kMaxIdBytes = 80;
constexpr std::size_t kMaxAcronymBytes = 12;

// Bodies whose "of" and "for" printers mix up, and which of the two the id has.
struct Preposition {
  std::string_view head;
  std::string_view word;
};
constexpr std::array<Preposition, 9> kPrepositions = {{{"department", "for"},
                                                       {"office", "for"},
                                                       {"centre", "for"},
                                                       {"center", "for"},
                                                       {"institute", "for"},
                                                       {"council", "for"},
                                                       {"ministry", "of"},
                                                       {"inspectorate", "of"},
                                                       {"association", "of"}}};

// One word that is no place: "(DfE)", "(Cafcass)", but not "(Wales)".
bool IsAcronymInBrackets(std::string_view inside) {
  inside = Trim(inside);
  return !inside.empty() && inside.size() <= kMaxAcronymBytes && inside.find(' ') == std::string_view::npos &&
         (NameWordsOf(inside) & (name_word::kCountry | name_word::kPlace)) == 0 && inside != "ni";
}

std::string WithoutAcronyms(std::string_view folded) {
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    if (folded[at] == '(') {
      const auto end = folded.find(')', at);
      const auto inside =
          folded.substr(at + 1, (end == std::string_view::npos ? folded.size() : end) - at - 1);
      if (inside.find('(') == std::string_view::npos && IsAcronymInBrackets(inside)) {
        at = end == std::string_view::npos ? folded.size() : end + 1;
        continue;
      }
    }
    out.push_back(folded[at++]);
  }
  return out;
}

// The next word of `text` at or behind `*at`, which is moved behind it; empty at the
// end.
std::string_view NextWord(std::string_view text, std::size_t* at) {
  while (*at < text.size() && text[*at] == ' ') ++*at;
  const std::size_t begin = *at;
  while (*at < text.size() && text[*at] != ' ') ++*at;
  return text.substr(begin, *at - begin);
}

// "h.m."
bool IsInitials(std::string_view word) {
  if (word.size() < 3 || word[1] != '.') return false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if (at % 2 == 0 ? !IsAlpha(word[at]) : word[at] != '.') return false;
  }
  return true;
}

// The preposition that belongs behind `head`, empty where either may.
std::string_view PrepositionBehind(std::string_view head) {
  const auto* const found = std::find_if(kPrepositions.begin(), kPrepositions.end(),
                                         [head](const Preposition& p) { return p.head == head; });
  return found == kPrepositions.end() ? std::string_view() : found->word;
}

constexpr std::string_view kPrefix = "publishers/";

// Whether `name` ends where a word of its id may begin.
bool IsBetweenWords(const std::string& name) { return name.back() == '-' || name.back() == '/'; }

// Appends `word` as it stands in an id.
void AppendSlug(std::string_view word, std::string* name) {
  if (!IsBetweenWords(*name)) name->push_back('-');
  const bool initials = IsInitials(word);
  for (const char c : word) {
    if (IsAlpha(c) || IsDigit(c)) {
      name->push_back(c);
    } else if (c != '\'' && !initials && !IsBetweenWords(*name)) {
      name->push_back('-');
    }
  }
}

// The name whose id are the words of a folded name in their canonical form, of any
// length.
std::string CanonicalName(std::string_view folded) {
  std::string name;
  name.reserve(kPrefix.size() + folded.size() + 1);
  name += kPrefix;
  std::size_t at = 0;
  std::string_view before;
  std::string_view word = NextWord(folded, &at);
  std::string_view next = NextWord(folded, &at);
  const auto advance = [&] {
    before = word;
    word = next;
    next = NextWord(folded, &at);
  };
  if (word == "the" && !next.empty()) {
    advance();
  }
  for (; !word.empty(); advance()) {
    if ((word == "her" || word == "his") && (next == "majesty's" || next == "majestys")) {
      AppendSlug("hm", &name);
      advance();
    } else if (word == "&" || word == "+") {
      AppendSlug("and", &name);
    } else if ((word == "of" || word == "for") && !before.empty() && next != "the") {
      const auto wanted = PrepositionBehind(before);
      AppendSlug(wanted.empty() ? word : wanted, &name);
    } else {
      AppendSlug(word, &name);
    }
  }
  while (name.back() == '-') name.pop_back();
  return name;
}

bool IsAscii(std::string_view text) { return text::FindNotAscii(text) == text.size(); }

std::string HashSuffix(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::array<char, 10> suffix{};
  std::snprintf(suffix.data(), suffix.size(), "-%08x", static_cast<unsigned>(hash ^ hash >> 32U));
  return suffix.data();
}

}  // namespace

std::string PublisherName(std::string_view printed) {
  const FoldedText folding(IsAscii(printed) ? printed : std::string_view(text::WithoutAccents(printed)));
  auto folded = folding.view();
  std::string plain;
  if (folded.find('(') != std::string_view::npos) folded = plain = WithoutAcronyms(folded);
  auto name = CanonicalName(folded);
  const auto id = std::string_view(name).substr(kPrefix.size());
  const bool ascii = IsAscii(folded);
  if (!id.empty() && id.size() <= kMaxIdBytes && ascii) return name;
  const auto suffix = HashSuffix(id.empty() || !ascii ? folded : id);
  return std::string(kPrefix) + Slug(id, kMaxIdBytes - suffix.size(), "unnamed") + suffix;
}

}  // namespace pulse::ingest
