#include "services/query/search/highlight.h"

#include <algorithm>

#include "text/words.h"

namespace pulse::query::search {
namespace {

// The words of a text, folded and stemmed when first asked for: most never are.
class Words {
 public:
  explicit Words(std::string_view text)
      : text_(text), places_(text::WordPlacesOf(text)), forms_(places_.size()) {}

  const std::vector<text::WordPlace>& places() const { return places_; }

  bool HasStem(std::size_t i, const std::string& stem) {
    if (!MayBeginWith(i, stem[0])) return false;  // a stem keeps the first letter
    Forms& forms = FormsOf(i);
    if (forms.stem.empty()) forms.stem = text::StemOf(forms.folded);
    return forms.stem == stem;
  }

  bool HasPrefix(std::size_t i, const std::string& prefix) {
    return MayBeginWith(i, prefix[0]) && FormsOf(i).folded.starts_with(prefix);
  }

 private:
  struct Forms {
    std::string folded;
    std::string stem;
  };

  // False only where the word, folded, cannot begin with `letter`.
  bool MayBeginWith(std::size_t i, char letter) const {
    const char first = text_[places_[i].begin];
    return first == letter || (first | 0x20) == letter || static_cast<unsigned char>(first) >= 0x80;
  }

  Forms& FormsOf(std::size_t i) {
    Forms& forms = forms_[i];
    const text::WordPlace& place = places_[i];
    if (forms.folded.empty()) forms.folded = text::Folded(text_.substr(place.begin, place.end - place.begin));
    return forms;
  }

  const std::string_view text_;
  const std::vector<text::WordPlace> places_;
  std::vector<Forms> forms_;
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
  Words words(text);
  const std::vector<text::WordPlace>& places = words.places();
  // Words of the longest match that begins at `at`; 0: none does.
  const auto match_at = [&](std::size_t at) {
    std::size_t longest = 0;
    for (const Pattern& pattern : patterns_) {
      if (pattern.field != db::SearchField::kAny && pattern.field != field) continue;
      const std::size_t length = pattern.stems.size() + (pattern.prefix.empty() ? 0 : 1);
      if (length <= longest || at + length > places.size()) continue;
      bool matches = true;
      for (std::size_t i = 0; matches && i < pattern.stems.size(); ++i)
        matches = words.HasStem(at + i, pattern.stems[i]);
      if (matches && (pattern.prefix.empty() || words.HasPrefix(at + length - 1, pattern.prefix)))
        longest = length;
    }
    return longest;
  };
  std::vector<TextRange> found;
  for (std::size_t at = 0; at < places.size();) {
    const std::size_t length = match_at(at);
    if (length > 0) found.push_back({places[at].begin, places[at + length - 1].end});
    at += std::max<std::size_t>(length, 1);
  }
  return found;
}

}  // namespace pulse::query::search
