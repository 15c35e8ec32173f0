#include "services/ingest/parser/assembly/body_joins.h"

#include <algorithm>
#include <bit>

#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_set.h"
#include "services/ingest/parser/words/word_shape.h"
#include "text/byte_block.h"

namespace pulse::ingest {
namespace {

using text::Answers16;
using text::ByteBlock;
using text::Bytes16;
using text::InRange;
using text::Is;
using text::Places;

// A paragraph as short as this that ends without a stop is a heading or a
// label, and what follows on the next page is not its rest.
constexpr std::size_t kShortestCutParagraph = 50;

std::ptrdiff_t CountOf(std::string_view text, std::string_view what) {
  std::ptrdiff_t count = 0;
  for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size()))
    ++count;
  return count;
}

// Words that open sentences and hardly go on a name.
bool IsSentenceOpener(std::string_view word) {
  // clang-format off
  static const Words words{
      "the", "a", "an", "in", "for", "to", "as", "at", "if", "by", "of", "on", "with", "and", "but", "both",
      "more", "most", "some", "many", "one", "two", "three", "new", "also", "all", "each", "find", "read",
      "see", "key", "what", "how", "why", "who", "where", "he", "she", "its", "his", "her", "you", "your",
      "researchers", "authors", "findings", "recommendations", "click", "download", "further", "those",
      "other", "others", "such", "until", "because", "after", "before", "over", "under", "about", "from"};
  // clang-format on
  return IsSummaryOpener(word) || words.Has(word);
}

bool IsNameWord(std::string_view word) { return word.size() > 1 && IsUpper(word[0]) && IsLower(word[1]); }

// "Foundation has published": the last word of an organisation's name, and no more
// of it, where the name began on the page before.
bool EndsName(std::string_view text) {
  const auto head = FirstWord(text);
  if ((NameWordsOf(WithoutMarks(head)) & name_word::kHead) == 0) return false;
  const auto rest = Trim(text.substr(head.size()));
  return rest.empty() || IsLower(rest.front());
}

bool IsOfName(std::string_view word) { return IsNameWord(word) || IsAcronym(word); }

// "families and Eastleigh Vale": whether the name that `text` ends in stands in
// running text, not in a label of capitalised words.
bool EndsInNameOfSentence(std::string_view text) {
  constexpr std::size_t kLookBack = 60;
  auto near = Trim(text.substr(text.size() - std::min(text.size(), kLookBack)));
  while (IsOfName(LastWord(near))) near = Trim(near.substr(0, near.size() - LastWord(near).size()));
  const auto word = LastWord(near);
  return !word.empty() && IsLower(word.front()) && !EndsSentence(word);
}

// "Fenmoor | University": a name that the page cut.
bool CutsName(std::string_view before, std::string_view after) {
  const auto first = FirstWord(after);
  if (!IsNameWord(LastWord(before)) || !IsNameWord(first) || IsSentenceOpener(first)) return false;
  return EndsName(after) || EndsInNameOfSentence(before);
}

// "Health | Education England. The", "St | Giles Trust": more of a name behind the
// cut than its last word, which might begin a sentence as well.
bool OpensWithName(std::string_view text) {
  const auto first = FirstWord(text);
  const auto name = WithoutMarks(first);
  if (!IsNameWord(name) || IsSentenceOpener(name)) return false;
  if (name.size() < first.size()) return !first.ends_with(':');
  return IsNameWord(WithoutMarks(FirstWord(Trim(text.substr(first.size())))));
}

// A name in running text that a single blank line cuts: that may be a paragraph's
// end, so more has to speak for it.
bool CutsNameInSentence(std::string_view before, std::string_view after) {
  const auto last = LastWord(before);
  if (!IsOfName(last) || !EndsInNameOfSentence(before)) return false;
  return EndsName(after) || OpensWithName(after) || (last == "St" && IsNameWord(FirstWord(after)));
}

bool IsMonth(std::string_view word) { return IsNameWord(word) && MonthOf(Fold(word)) != 0; }

bool IsYear(std::string_view word) {
  return word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
         std::all_of(word.begin(), word.end(), IsDigit);
}

// "in July | 2021", "from 25 | May 2018", "£ | 20 million".
bool CutsDateOrSum(std::string_view before, std::string_view after) {
  const auto last = LastWord(before);
  const auto first = WithoutMarks(FirstWord(after));
  if (last == "£" || last == "€" || last == "$") return !first.empty() && IsDigit(first.front());
  if (IsMonth(last)) return IsYear(first);
  const bool day = last.size() <= 2 && std::all_of(last.begin(), last.end(), IsDigit);
  const auto behind = Trim(after.substr(FirstWord(after).size()));
  return day && IsMonth(first) && IsYear(WithoutMarks(FirstWord(behind)));
}

// "– as the pilots say – too much": a line that opens so and is no list's is a sentence's.
bool OpensWithDash(std::string_view text) { return text.starts_with("- ") || text.starts_with("– "); }

// "[the report on | Harbours](#)"
bool LeavesLinkOpen(std::string_view text) {
  constexpr std::size_t kLongestLinkText = 200;
  text = text.substr(text.size() - std::min(text.size(), kLongestLinkText));
  const auto open = text.rfind('[');
  return open != std::string_view::npos && text.find(']', open) == std::string_view::npos;
}

bool IsWhollyStrong(std::string_view text) { return WithoutEmphasis(text).size() + 4 <= text.size(); }

// Short, but no label: behind a lead-in, or with a sentence in it.
bool IsRunningText(std::string_view text) {
  const auto lead_in = text.starts_with("**") ? text.find("** ", 2) : std::string_view::npos;
  return lead_in != std::string_view::npos || text.find(". ") != std::string_view::npos;
}

// An address on a line of its own; a stop behind it ends a sentence.
bool IsAddress(std::string_view text) {
  return !text.ends_with('.') && text.find_first_of(" \t[]") == std::string_view::npos &&
         (text.starts_with("www.") || text.find("://") != std::string_view::npos);
}

// Text whose last line is an address of e-mail is whole.
bool EndsInEmail(std::string_view text) {
  const auto last = LastWord(text);
  const auto mark = last.find('@');
  return mark != std::string_view::npos && mark > 0 && last.find('.', mark) != std::string_view::npos;
}

Answers16 MayOpenOrClose(Bytes16 bytes) {
  return InRange(bytes, '(', '*') | Is(bytes, '"') | Is(bytes, '\xe2');
}

// "Dear colleague,"
bool IsSalutation(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  return text.size() <= kLongest && text.ends_with(',') &&
         (text.starts_with("Dear ") || text.starts_with("Hello") || text.starts_with("Hi "));
}

}  // namespace

void OpenText::Count(std::string_view more) {
  std::size_t strong_end = 0;  // behind the last strong mark
  for (std::size_t begin = 0; begin < more.size(); begin += ByteBlock::kSize) {
    const ByteBlock block(more, begin);
    for (Places left = block.Where(MayOpenOrClose); left != 0; left &= left - 1) {
      const std::size_t at = begin + static_cast<std::size_t>(std::countr_zero(left));
      const auto rest = more.substr(at);
      if (rest[0] == '(' || rest[0] == ')') {
        brackets += rest[0] == '(' ? 1 : -1;
      } else if (rest[0] == '"') {
        ++straight_quotes;
      } else if (rest.starts_with("“") || rest.starts_with("”")) {
        quotes += rest.starts_with("“") ? 1 : -1;
      } else if (at >= strong_end && rest.starts_with("**")) {
        ++strong_marks;
        strong_end = at + 2;
      }
    }
  }
}

bool GoesOn(const TextBefore& before, const Line& line, Gap gap) {
  const auto& open = before.open;
  const auto text = open.View();
  if (IsSalutation(text) && !StartsLower(line.content)) return false;
  // A heading the page cut goes on as one, in lower case.
  if (line.mark == Mark::kHeading && before.mark == Mark::kHeading)
    return gap == Gap::kPage && StartsLower(line.content) && !EndsSentence(text);
  if (line.mark == Mark::kHeading || line.mark == Mark::kImage || IsItem(line.mark)) return false;
  if (line.mark == Mark::kTable || before.mark == Mark::kTable) return false;
  if (line.mark == Mark::kQuote && before.mark != Mark::kQuote) return false;
  if (before.mark == Mark::kHeading) return false;
  if (open.LeavesEmphasisOpen() && CountOf(line.content, "**") % 2 == 1) return true;
  const bool lower = StartsLower(line.content);
  if (IsWhollyStrong(line.content) && !lower) return false;
  const char last = LastMark(text);
  if (last == ':') return gap == Gap::kPage && IsWhollyStrong(text);
  const bool ended = EndsSentence(text);
  const bool dangling = IsDangling(text) || (!ended && open.brackets > 0);
  // In brackets or behind "incl." a stop ends no sentence where lower case follows.
  if (lower)
    return dangling || open.brackets > 0 || EndsInAbbreviatedWord(text) ||
           (!ended && !IsAddress(line.content));
  if (dangling) return true;
  if (!ended && OpensWithDash(line.content)) return true;
  if (!ended && (CutsNameInSentence(text, line.content) || CutsDateOrSum(text, line.content) ||
                 (LeavesLinkOpen(text) && line.content.find("](") != std::string_view::npos)))
    return true;
  if (gap != Gap::kPage || ended || last == ';' || EndsInEmail(text)) return false;
  if (open.LeavesQuoteOpen() || CutsName(text, line.content)) return true;
  if (IsItem(before.mark)) return before.next_entry_follows;
  // A stop left out, or kept behind a link: "[here](#) | This report".
  if (IsSummaryOpener(WithoutMarks(FirstWord(line.content)))) return false;
  return text.size() >= kShortestCutParagraph || IsRunningText(text);
}

}  // namespace pulse::ingest
