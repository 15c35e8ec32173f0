#include "services/ingest/publisher_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "services/ingest/latin_letters.h"
#include "services/ingest/name_words.h"
#include "services/ingest/slug.h"
#include "services/ingest/typography.h"

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

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

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

std::vector<std::string> WordsOf(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "h.m." → "hm"
std::string WithoutStopsOfInitials(std::string word) {
  const auto letters = std::count_if(word.begin(), word.end(), IsAlpha);
  const auto stops = std::count(word.begin(), word.end(), '.');
  if (letters >= 2 && stops + 1 >= letters && letters + stops == std::ssize(word)) std::erase(word, '.');
  return word;
}

// The preposition that belongs behind `head`, empty where either may.
std::string_view PrepositionBehind(std::string_view head) {
  const auto* const found = std::find_if(kPrepositions.begin(), kPrepositions.end(),
                                         [head](const Preposition& p) { return p.head == head; });
  return found == kPrepositions.end() ? std::string_view() : found->word;
}

std::string Canonical(std::string_view folded) {
  if (StartsWith(folded, "the ")) folded.remove_prefix(4);
  const auto words = WordsOf(folded);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto next = i + 1 < words.size() ? std::string_view(words[i + 1]) : std::string_view();
    const auto wanted = i > 0 && next != "the" ? PrepositionBehind(words[i - 1]) : std::string_view();
    if (!out.empty()) out.push_back(' ');
    if ((words[i] == "her" || words[i] == "his") && (next == "majesty's" || next == "majestys")) {
      out.append("hm");
      ++i;
    } else if (words[i] == "&" || words[i] == "+") {
      out.append("and");
    } else if ((words[i] == "of" || words[i] == "for") && !wanted.empty()) {
      out.append(wanted);
    } else {
      out.append(WithoutStopsOfInitials(words[i]));
    }
  }
  return out;
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
  const auto canonical = Canonical(Trim(WithoutAcronyms(Fold(WithoutAccents(printed)))));
  const bool foreign = std::any_of(canonical.begin(), canonical.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  const auto whole = Slug(canonical, canonical.size() + 1, "");
  if (!foreign && !whole.empty() && whole.size() <= kMaxIdBytes) return "publishers/" + whole;
  const auto suffix = HashSuffix(canonical);
  return "publishers/" + Slug(canonical, kMaxIdBytes - suffix.size(), "unnamed") + suffix;
}

}  // namespace pulse::ingest
