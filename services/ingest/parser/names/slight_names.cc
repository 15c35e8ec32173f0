#include "services/ingest/parser/names/slight_names.h"

#include <algorithm>
#include <cstdint>

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/names/unknown_words.h"
#include "services/ingest/parser/words/byte_runs.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_runs.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {
namespace {

constexpr std::ptrdiff_t kMostWords = 8;

// Bodies and nothing else; a trust may be what people have in each other.
bool IsSurelyBody(std::string_view word) {
  static const Words bodies{"agency",     "alliance",     "association", "authority",     "coalition",
                            "commission", "commissioner", "committee",   "confederation", "constabulary",
                            "council",    "department",   "federation",  "foundation",    "inspectorate",
                            "institute",  "ministry",     "office",      "ombudsman",     "secretariat",
                            "society",    "university"};
  return bodies.Has(word);
}

// "Our trust", "Two councils": no name begins so.
bool OpensPhrase(std::string_view word) {
  static const Words words{"our",  "your", "my",  "their", "its",   "this", "that", "these", "every", "each",
                           "one",  "two",  "new", "no",    "not",   "what", "how",  "why",   "who",   "when",
                           "some", "any",  "all", "more",  "which", "good", "most", "free",  "last",  "next"};
  return words.Has(word) || IsNameParticle(word);
}

// "almost every council": the end of a sentence that a page has cut.
bool IsOfPhrase(std::string_view word) {
  static const Words words{"every", "each", "any",   "all",  "some", "no",    "not",   "our",
                           "your",  "my",   "their", "its",  "this", "that",  "these", "those",
                           "most",  "more", "many",  "both", "such", "other", "which", "is",
                           "are",   "was",  "were",  "be",   "been", "has",   "have",  "had"};
  return words.Has(word);
}

// What the words of a name in sentence case make of it, one after the other.
class SentenceCase {
 public:
  // Whether `word` may be of such a name.
  bool Take(std::string_view word) {
    constexpr std::uint32_t kOfNames = name_word::kHead | name_word::kWeakHead | name_word::kSubject |
                                       name_word::kPlace | name_word::kCountry | name_word::kOpening |
                                       name_word::kParticle;
    const auto flags = NameWordsOf(word);
    const bool leads = ++words_ == 1;
    const bool small = IsLower(word.front());
    const bool subject =
        (flags & kOfNames) != 0 || (opened_ && (LooksLikeSubject(word) || LooksLikeQualifier(word)));
    if (words_ > kMostWords || (small && !subject)) return false;
    const bool particle = small && (flags & name_word::kParticle) != 0;
    small_ |= small && !particle;
    if (small) {
      opened_ |= governs_ && (flags & name_word::kPreposition) != 0;
      // "Breach of trust"
      head_ |= !governed_ && (flags & name_word::kHead) != 0;
    } else {
      const bool plain = flags == 0 && !(leads && (LooksLikeSubject(word) || LooksLikeQualifier(word)));
      named_ |= plain || (flags & (name_word::kOpening | name_word::kBrand)) != 0;
    }
    surely_ |= IsSurelyBody(word);
    governs_ = !small && (flags & name_word::kTakesSubjects) != 0;
    governed_ = particle && word != "and";
    return true;
  }

  bool IsName() const { return words_ > 1 && small_ && (opened_ || (head_ && (named_ || surely_))); }

 private:
  std::ptrdiff_t words_ = 0;
  bool small_ = false;     // a word in small letters but "of"
  bool opened_ = false;    // "Department for"
  bool head_ = false;      // a body's word in small letters
  bool surely_ = false;    // one that nothing else is called
  bool named_ = false;     // a word that is but a name
  bool governs_ = false;   // the last word may
  bool governed_ = false;  // by the last word
};

}  // namespace

bool IsSmallName(std::string_view byline) {
  constexpr std::ptrdiff_t kFewWords = 3;
  if (byline.empty() || !(StartsLower(byline) || IsDigit(byline.front())) ||
      std::none_of(byline.begin(), byline.end(), IsAlpha))
    return false;
  const auto words = std::count(byline.begin(), byline.end(), ' ') + 1;
  if (words <= kFewWords) return ForEachWord(byline, [](std::string_view word) { return !IsOfPhrase(word); });
  if (words > kMostWords || std::any_of(byline.begin(), byline.end(), IsUpper)) return false;
  constexpr std::uint32_t kOfBodies = name_word::kHead | name_word::kBrand | name_word::kSmall;
  return !ForEachWord(byline, [](std::string_view word) { return (NameWordsOf(word) & kOfBodies) == 0; });
}

bool IsSentenceCaseName(std::string_view byline) {
  if (byline.starts_with("The ")) {
    byline.remove_prefix(4);
  } else if (byline.empty() || !IsUpper(byline.front())) {
    return false;
  }
  SentenceCase name;
  ByteRuns words(byline, [](text::Bytes16 bytes) { return ~text::IsSpace(bytes); });
  bool first = true;
  for (auto run = words.Next(); !run.empty(); run = words.Next(), first = false) {
    const auto word = WithoutMarks(run);
    if (word.empty()) continue;
    if ((first && OpensPhrase(word)) || !name.Take(word)) return false;
  }
  return name.IsName();
}

}  // namespace pulse::ingest
