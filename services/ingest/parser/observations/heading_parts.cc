#include "services/ingest/parser/observations/heading_parts.h"

#include <algorithm>
#include <cstdint>

#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/names/name_words.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"
#include "text/byte_scan.h"

namespace pulse::ingest {

namespace {

using text::Bytes16;
using text::Is;

// Between publishers and title: ": ", " – ", " — ", " - " or " | ".
struct Separator {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The separator whose mark, which is no space, begins at `at`.
std::optional<Separator> SeparatorAt(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  if (rest.starts_with(": ")) return Separator{at, at + 2};
  if (at == 0 || text[at - 1] != ' ') return std::nullopt;
  for (const std::string_view mark : {"– ", "— ", "- ", "| "}) {
    if (rest.starts_with(mark)) return Separator{at - 1, at + mark.size()};
  }
  return std::nullopt;
}

std::size_t FindMark(std::string_view text, std::size_t from) {
  const auto may_be_mark = [](Bytes16 bytes) {
    return Is(bytes, ':') | Is(bytes, '-') | Is(bytes, '|') | Is(bytes, '\xe2');
  };
  return text::FindWhere(text, may_be_mark, from);
}

std::optional<Separator> FirstSeparator(std::string_view text) {
  for (std::size_t at = FindMark(text, 0); at < text.size(); at = FindMark(text, at + 1)) {
    if (const auto separator = SeparatorAt(text, at)) return separator;
  }
  return std::nullopt;
}

// What a colon opens is no publisher.
std::optional<Separator> LastSeparatorButColon(std::string_view text) {
  std::optional<Separator> last;
  for (std::size_t at = FindMark(text, 0); at < text.size(); at = FindMark(text, at + 1)) {
    if (text[at] == ':') continue;
    if (const auto separator = SeparatorAt(text, at)) last = separator;
  }
  return last;
}

bool IsCapitalised(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0x80 || IsUpper(word.front()) || IsDigit(word.front()) || word.front() == '&';
}

// "Care: A Shared Commitment. The Case for a Fund": a word that ends a title's part,
// as none inside a name does.
bool EndsPart(std::string_view printed, std::string_view word) {
  if (printed.back() == ':' || printed.back() == '?') return true;
  return printed.back() == '.' && word.size() > 1 && !IsAbbreviation(word);
}

}  // namespace

bool IsInCapitals(std::string_view text) {
  const auto shape = ShapeOf(text);
  return shape.all_capitals && shape.words > 1;
}

bool HasDashBehindPublishers(std::string_view heading) {
  const auto mark = FirstSeparator(heading);
  return mark && heading[mark->begin] != ':';
}

bool ReadsAsPublishers(std::string_view text, NameEvidence evidence) {
  constexpr std::size_t kLongestUnknownName = 100;
  text = Trim(text);
  const std::size_t longest =
      evidence == NameEvidence::kCapitals ? kLongestUnknownName : kLongestStyledByline;
  if (text.empty() || EndsSentence(text) || NamesSectorOrGroup(FoldedText(text).view())) return false;
  constexpr std::uint32_t kOfOrganisations = name_word::kHead | name_word::kCrown | name_word::kBrand;
  bool organisation = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    const auto printed = text.substr(at, end - at);
    const auto word = WithoutMarks(printed);
    at = end + 1;
    if (word.empty()) continue;
    if (EndsPart(printed, word) && at < text.size()) return false;
    const auto flags = NameWordsOf(word);
    if (IsDigit(word.front())) return false;
    if (!IsCapitalised(word) && (flags & name_word::kParticle) == 0) return false;
    organisation |= IsCapitalised(word) && (flags & kOfOrganisations) != 0;
  }
  if (!organisation && (text.size() > longest || IsInCapitals(text))) return false;
  return text.size() <= kLongestStyledByline && (organisation || evidence == NameEvidence::kCapitals);
}

namespace {

// `heading` has no spaces but those that break.
std::optional<HeadingParts> SplitSpaced(std::string_view heading, BylineStyle style, NameEvidence evidence) {
  const std::size_t number = HeadingNumberLength(heading);
  const auto text = heading.substr(number);
  const auto within = [&](std::size_t byline, std::size_t byline_end, std::size_t title,
                          std::size_t title_end) -> std::optional<HeadingParts> {
    while (byline_end > byline && text[byline_end - 1] == ' ') --byline_end;
    while (title_end > title && text[title_end - 1] == ' ') --title_end;
    if (title_end < title + 3 || !ReadsAsPublishers(text.substr(byline, byline_end - byline), evidence))
      return std::nullopt;
    return HeadingParts{number + byline, number + byline_end, number + title, number + title_end};
  };
  if (style == BylineStyle::kMarkBehind) {
    const auto mark = FirstSeparator(text);
    return mark ? within(0, mark->begin, mark->end, text.size()) : std::nullopt;
  }
  if (style == BylineStyle::kMarkBefore) {
    const auto mark = LastSeparatorButColon(text);
    return mark ? within(mark->end, text.size(), 0, mark->begin) : std::nullopt;
  }
  if (style != BylineStyle::kBrackets || !text.ends_with(')')) return std::nullopt;
  // The bracket that the last one closes: names hold acronyms in brackets.
  std::size_t open = text.size() - 1;
  for (int depth = 1; depth > 0 && open > 0;) {
    --open;
    depth += text[open] == ')' ? 1 : text[open] == '(' ? -1 : 0;
  }
  if (open < 2 || text[open - 1] != ' ') return std::nullopt;
  return within(open + 1, text.size() - 1, 0, open - 1);
}

}  // namespace

std::optional<HeadingParts> SplitInStyle(std::string_view heading, BylineStyle style, NameEvidence evidence) {
  if (heading.size() > kLongestStyledHeading) return std::nullopt;
  if (heading.find(kNoBreakSpace) == std::string_view::npos) return SplitSpaced(heading, style, evidence);
  return SplitSpaced(WithBreakingSpaces(heading), style, evidence);
}

}  // namespace pulse::ingest
