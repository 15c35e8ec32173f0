#include "services/query/search/highlight.h"

#include <algorithm>
#include <cstdint>

#include "text/words.h"

namespace pulse::query::search {
namespace {

// How much of a snippet stands before the first word it shows.
constexpr std::size_t kLead = 60;

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

bool IsInside(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// Whether a word could be parted at `at`.
bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The first place at or after `at`, but before `limit`, where a word begins; `limit`
// where there is none.
std::size_t WordStart(std::string_view text, std::size_t at, std::size_t limit) {
  if (at == 0) return 0;
  while (at < limit && !(IsBlank(text[at - 1]) && !IsBlank(text[at]))) ++at;
  return at;
}

// The last place at or before `at`, but after `begin`, where a word ends; else
// `at`, not inside a character.
std::size_t WordEnd(std::string_view text, std::size_t begin, std::size_t at) {
  if (at >= text.size()) at = text.size();
  std::size_t end = at;
  while (end > begin && end < text.size() && !IsBlank(text[end])) --end;
  if (end == begin) {
    end = at;
    while (end > begin && IsInside(text, end)) --end;
  }
  while (end > begin && IsBlank(text[end - 1])) --end;
  return end;
}

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

TextRange SnippetOf(std::string_view text, const std::vector<TextRange>& found) {
  std::size_t begin = 0;
  std::size_t most = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t lead = found[i].begin > kLead ? found[i].begin - kLead : 0;
    const std::size_t start = WordStart(text, lead, found[i].begin);
    std::size_t count = 0;
    while (i + count < found.size() && found[i + count].end <= start + kMaxSnippetBytes) ++count;
    if (count <= most) continue;
    most = count;
    begin = start;
  }
  while (begin < text.size() && IsBlank(text[begin])) ++begin;
  return {begin, WordEnd(text, begin, begin + kMaxSnippetBytes)};
}

}  // namespace pulse::query::search
