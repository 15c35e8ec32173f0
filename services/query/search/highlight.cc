#include "services/query/search/highlight.h"

#include <algorithm>

#include "text/words.h"

namespace pulse::query::search {
namespace {

// The words of a text, stemmed when first asked for: most never are.
class Stemmed {
 public:
  explicit Stemmed(std::string_view text) : words_(text::WordsOf(text)), stems_(words_.size()) {}

  const std::vector<text::Word>& words() const { return words_; }

  bool Is(std::size_t i, const std::string& stem) {
    const std::string& word = words_[i].folded;
    if (word[0] != stem[0]) return false;  // a stem keeps the first letter
    if (stems_[i].empty()) stems_[i] = text::StemOf(word);
    return stems_[i] == stem;
  }

 private:
  std::vector<text::Word> words_;
  std::vector<std::string> stems_;
};

}  // namespace

Highlighter::Highlighter(const db::SearchQuery& query, const std::vector<db::SearchSynonym>& synonyms) {
  for (const db::SearchClause& clause : query.all) {
    if (clause.excluded) continue;
    for (const db::SearchTerm& term : clause.any) {
      Pattern& pattern = patterns_.emplace_back();
      pattern.field = term.field;
      for (const std::string& word : term.words) pattern.stems.push_back(text::StemOf(word));
      if (!term.prefix) continue;
      pattern.stems.pop_back();
      // The database looks for the stem of what was typed.
      pattern.prefix = text::StemOf(term.words.back());
    }
  }
  for (const db::SearchSynonym& synonym : synonyms) {
    Pattern& pattern = patterns_.emplace_back();
    pattern.field = db::SearchField::kPublisher;
    for (const text::Word& word : text::WordsOf(synonym.name))
      pattern.stems.push_back(text::StemOf(word.folded));
    if (pattern.stems.empty()) patterns_.pop_back();
  }
}

std::vector<TextRange> Highlighter::Find(std::string_view text, db::SearchField field) const {
  Stemmed stemmed(text);
  const std::vector<text::Word>& words = stemmed.words();
  // Words of the longest match that begins at `at`; 0: none does.
  const auto match_at = [&](std::size_t at) {
    std::size_t longest = 0;
    for (const Pattern& pattern : patterns_) {
      if (pattern.field != db::SearchField::kAny && pattern.field != field) continue;
      const std::size_t length = pattern.stems.size() + (pattern.prefix.empty() ? 0 : 1);
      if (length <= longest || at + length > words.size()) continue;
      bool matches = true;
      for (std::size_t i = 0; matches && i < pattern.stems.size(); ++i)
        matches = stemmed.Is(at + i, pattern.stems[i]);
      if (matches && (pattern.prefix.empty() || words[at + length - 1].folded.starts_with(pattern.prefix)))
        longest = length;
    }
    return longest;
  };
  std::vector<TextRange> found;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t length = match_at(at);
    if (length > 0) found.push_back({words[at].begin, words[at + length - 1].end});
    at += std::max<std::size_t>(length, 1);
  }
  return found;
}

}  // namespace pulse::query::search
