#include "services/query/search/snippet.h"

#include <algorithm>

#include "text/plain_text.h"
#include "text/utf8.h"

namespace pulse::query::search {
namespace {

// How much of a snippet stands before the first word it shows.
constexpr std::size_t kLead = 60;

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
    end = std::max(begin, text::CharacterStart(text, at));
  }
  while (end > begin && IsBlank(text[end - 1])) --end;
  return end;
}

// Those of `ranges` that lie in `part`, as ranges of it.
std::vector<TextRange> Within(const TextRange& part, const std::vector<TextRange>& ranges) {
  std::vector<TextRange> within;
  for (const TextRange& range : ranges) {
    if (range.begin >= part.begin && range.end <= part.end)
      within.push_back({range.begin - part.begin, range.end - part.begin});
  }
  return within;
}

}  // namespace

Snippet SnippetOf(std::string_view commonmark, const Highlighter& highlighter, db::SearchField field) {
  const std::string plain = text::PlainText(commonmark);
  const std::vector<TextRange> found = highlighter.Find(plain, field);
  const TextRange part = BestStretch(plain, found);
  return {plain.substr(part.begin, part.end - part.begin), Within(part, found)};
}

TextRange BestStretch(std::string_view text, const std::vector<TextRange>& found) {
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
