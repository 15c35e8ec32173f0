#include "services/ingest/publisher_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "services/ingest/name_words.h"
#include "services/ingest/slug.h"
#include "services/ingest/typography.h"
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

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  words.reserve(text.size() / 4 + 1);
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
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

// Appends `word` as it stands in an id.
void AppendSlug(std::string_view word, std::string* slug) {
  if (!slug->empty() && slug->back() != '-') slug->push_back('-');
  const bool initials = IsInitials(word);
  for (const char c : word) {
    if (IsAlpha(c) || IsDigit(c)) {
      slug->push_back(c);
    } else if (c != '\'' && !initials && !slug->empty() && slug->back() != '-') {
      slug->push_back('-');
    }
  }
}

// The words of a folded name in their canonical form, as in an id but of any
// length.
std::string CanonicalSlug(std::string_view folded) {
  const auto words = WordsOf(folded);
  std::string slug;
  slug.reserve(folded.size() + 1);
  for (std::size_t i = words.size() > 1 && words[0] == "the" ? 1 : 0; i < words.size(); ++i) {
    const auto word = words[i];
    const auto next = i + 1 < words.size() ? words[i + 1] : std::string_view();
    if ((word == "her" || word == "his") && (next == "majesty's" || next == "majestys")) {
      AppendSlug("hm", &slug);
      ++i;
    } else if (word == "&" || word == "+") {
      AppendSlug("and", &slug);
    } else if ((word == "of" || word == "for") && i > 0 && next != "the") {
      const auto wanted = PrepositionBehind(words[i - 1]);
      AppendSlug(wanted.empty() ? word : wanted, &slug);
    } else {
      AppendSlug(word, &slug);
    }
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  return slug;
}

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string HashSuffix(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  std::array<char, 10> suffix{};
  std::snprintf(suffix.data(), suffix.size(), "-%08x", static_cast<unsigned>(hash ^ hash >> 32U));
  return suffix.data();
}

}  // namespace

std::string PublisherName(std::string_view printed) {
  auto folded = IsAscii(printed) ? Fold(printed) : Fold(text::WithoutAccents(printed));
  if (folded.find('(') != std::string::npos) folded = WithoutAcronyms(folded);
  const auto whole = CanonicalSlug(folded);
  if (!whole.empty() && whole.size() <= kMaxIdBytes && IsAscii(folded)) return "publishers/" + whole;
  const auto suffix = HashSuffix(whole.empty() || !IsAscii(folded) ? folded : whole);
  return "publishers/" + Slug(whole, kMaxIdBytes - suffix.size(), "unnamed") + suffix;
}

}  // namespace pulse::ingest
