#include "services/ingest/parser/observations/styled_headings.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/names/name_appositions.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

// Of a heading's part; narrow columns break one often.
constexpr std::size_t kMostLines = 5;

// Without marks of emphasis at either end, be they closed or cut by a page.
std::string_view Bare(std::string_view text) {
  text = Trim(text);
  while (text.size() > 2 && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (text.size() > 2 && (text.back() == '*' || text.back() == '_' || text.back() == ' '))
    text.remove_suffix(1);
  return text;
}

// Lines [first, last].
struct Part {
  std::size_t first = 0;
  std::size_t last = 0;
};

// Text that a summary may begin with: it ends a sentence, or announces a list.
bool IsText(const std::vector<Line>& lines, const Part& part) {
  const auto last = lines[part.last].content;
  return last.size() > kLongestStyledHeading || LastMark(last) == ':' ||
         (EndsSentence(last) && LastMark(last) != '?');
}

// Without the brackets and targets of Markdown links.
std::string WithoutLinks(std::string text) {
  for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at)) {
    const auto end = text.find(')', at);
    if (end == std::string::npos) break;
    text.erase(at, end + 1 - at);
    if (const auto open = text.rfind('[', at); open != std::string::npos) {
      text.erase(open, 1);
      --at;
    }
  }
  return text;
}

// The text of a few lines; empty where they cannot be a heading's.
std::string HeadingText(const std::vector<Line>& lines, const Part& part) {
  std::string text;
  if (part.last - part.first >= kMostLines) return text;
  for (std::size_t i = part.first; i <= part.last; ++i) {
    const auto& line = lines[i];
    const bool heads = line.mark == Mark::kNone || line.mark == Mark::kHeading ||
                       (line.mark == Mark::kNumber && i == part.first);
    if (!heads || text.size() + line.content.size() > kLongestStyledHeading) return {};
    if (!text.empty()) text += ' ';
    text += Bare(line.content);
  }
  text = WithoutLinks(std::move(text));
  if (text.find(kNoBreakSpace) != std::string::npos) text = WithBreakingSpaces(text);
  text.erase(0, HeadingNumberLength(text));
  return text;
}

// A stop may end a title that is short, or marked.
bool MayBeTitle(const std::vector<Line>& lines, const Part& part, std::string_view text) {
  constexpr std::size_t kLongestWithStop = 240;
  const bool may_stop = text.size() < kLongestWithStop || lines[part.first].mark == Mark::kHeading;
  return !text.empty() && (may_stop || !IsText(lines, part)) && !NamesSectorOrGroup(FoldedText(text).view());
}

// "Boats ([Harbour Trust": what opens a bracket goes on to where it closes.
bool LeavesBracketOpen(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')') ||
         std::count(text.begin(), text.end(), '[') > std::count(text.begin(), text.end(), ']');
}

// Whether of two parts one is a publisher's, the other a title.
bool IsPair(const std::vector<Line>& lines, const Part& above, const Part& below, BylineStyle style,
            NameEvidence evidence) {
  const bool first = style == BylineStyle::kLineAbove;
  const auto publisher = HeadingText(lines, first ? above : below);
  if (!ReadsAsPublishers(publisher, evidence)) return false;
  const auto& part = first ? below : above;
  const auto title = HeadingText(lines, part);
  if (LeavesBracketOpen(first ? publisher : title)) return false;
  return MayBeTitle(lines, part, title) && !ReadsAsPublishers(title, NameEvidence::kOrganisation);
}

// Whether the line below goes on with line `i`.
bool MustGoOn(const std::vector<Line>& lines, std::size_t i) {
  return StartsLower(lines[i + 1].content) || IsDangling(lines[i].content);
}

// The heading whose first part is lines [first, cut], its second what follows up to
// `last` at most. Of a title below its publishers the first line is enough;
// publishers below a title are taken whole.
std::optional<StyledHeading> FindPairAt(const std::vector<Line>& lines, std::size_t first, std::size_t cut,
                                        std::size_t last, BylineStyle style, NameEvidence evidence) {
  if (MustGoOn(lines, cut)) return std::nullopt;
  const std::size_t longest = style == BylineStyle::kLineAbove ? 1 : std::min(last - cut, kMostLines);
  for (std::size_t end = cut + longest; end > cut; --end) {
    const bool ends = style == BylineStyle::kLineAbove || end == last || !MustGoOn(lines, end);
    if (ends && IsPair(lines, {first, cut}, {cut + 1, end}, style, evidence))
      return StyledHeading{first, cut + 1, end};
  }
  return std::nullopt;
}

// The heading of two parts that `here` opens, in one paragraph where
// `within_one`, in this and the next where `across`.
std::optional<StyledHeading> FindPairOf(const std::vector<Line>& lines, const Paragraph& here,
                                        const Paragraph& next, BylineStyle style, NameEvidence evidence,
                                        bool within_one, bool across) {
  for (std::size_t cut = here.first; within_one && cut < here.last && cut < here.first + kMostLines; ++cut) {
    if (const auto pair = FindPairAt(lines, here.first, cut, here.last, style, evidence)) return pair;
  }
  return across ? FindPairAt(lines, here.first, here.last, next.last, style, evidence) : std::nullopt;
}

bool IsBold(const Line& line) { return Bare(line.content).size() + 4 <= Trim(line.content).size(); }

bool IsMarked(const Line& line) { return line.mark == Mark::kHeading || IsBold(line); }

// Whether a page ends in paragraph `p`, which goes on with the next.
bool IsCut(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t p) {
  if (p + 1 >= paragraphs.size()) return false;
  const auto& last = lines[paragraphs[p].last];
  const auto& next = lines[paragraphs[p + 1].first];
  return next.gap == Gap::kPage && next.mark == last.MarkOfText() && !EndsSentence(last.content) &&
         IsMarked(next) == IsMarked(last);
}

// Where a summary begins: text, be it cut by a page, or what is too long or marked
// as no heading is.
bool TextBegins(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t p) {
  constexpr std::size_t kLongestName = 60;
  if (p >= paragraphs.size() || IsMarked(lines[paragraphs[p].first])) return false;
  const auto& line = lines[paragraphs[p].first];
  return IsText(lines, {paragraphs[p].first, paragraphs[p].last}) || line.content.size() > kLongestName ||
         line.MarkOfText() == Mark::kBullet || line.MarkOfText() == Mark::kNumber ||
         (IsCut(lines, paragraphs, p) && StartsLower(lines[paragraphs[p + 1].first].content));
}

// Whether an item without a summary may end before paragraph `p`.
bool ItemEnds(const std::vector<Line>& lines, const HeadingPlaces& places, std::size_t p) {
  return p >= places.paragraphs.size() || places.names_part[p] ||
         lines[places.paragraphs[p].first].mark == Mark::kImage;
}

// The heading of two parts that paragraph `p` opens, in one paragraph or two. Text
// follows, or both are marked as headings of one level, or bold.
std::optional<StyledHeading> FindPair(const std::vector<Line>& lines, const HeadingPlaces& places,
                                      std::size_t p, BylineStyle style, NameEvidence evidence) {
  const auto& paragraphs = places.paragraphs;
  if (p + 1 >= paragraphs.size()) return std::nullopt;
  const auto& here = paragraphs[p];
  const auto& next = paragraphs[p + 1];
  const bool across = places.may_head[p + 1];

  const auto text_behind = [&](std::size_t last) {
    return TextBegins(lines, paragraphs, last + 1) ||
           (evidence == NameEvidence::kCapitals && ItemEnds(lines, places, last + 1));
  };

  // Once the way is known, an organisation's name needs no text behind the title.
  if (evidence == NameEvidence::kCapitals) {
    const auto pair = FindPairOf(lines, here, next, style, NameEvidence::kOrganisation, true, across);
    if (pair) return pair;
  }
  const auto& first = lines[here.first];
  const auto& second = lines[next.first];
  const bool bold =
      evidence == NameEvidence::kCapitals && second.gap == Gap::kGlued && IsBold(first) && IsBold(second);
  const bool marked =
      bold || (first.mark == Mark::kHeading && second.mark == Mark::kHeading && first.level == second.level);
  // Publishers between the heading they belong to and the next one.
  const bool framed = style == BylineStyle::kLineBelow && first.mark == Mark::kHeading &&
                      second.mark == Mark::kNone && p + 2 < paragraphs.size() &&
                      lines[paragraphs[p + 2].first].mark == Mark::kHeading;
  const bool both_bold = evidence == NameEvidence::kCapitals && here.last == here.first + 1 &&
                         IsBold(first) && IsBold(lines[here.last]);
  return FindPairOf(lines, here, next, style, evidence, both_bold || text_behind(p),
                    across && (marked || framed || text_behind(p + 1)));
}

// Whether the lines are a heading of one part.
bool IsSingle(const std::vector<Line>& lines, const Part& part, BylineStyle style, NameEvidence evidence) {
  const auto text = HeadingText(lines, part);
  return SplitInStyle(text, style, evidence) && MayBeTitle(lines, part, text);
}

// Whether the lines up to `end` begin with one.
bool SingleBegins(const std::vector<Line>& lines, std::size_t first, std::size_t end, BylineStyle style) {
  for (std::size_t last = first; last <= end && last < first + kMostLines; ++last) {
    if (IsSingle(lines, {first, last}, style, NameEvidence::kCapitals)) return true;
  }
  return false;
}

// Where a heading ends in an organisation's name and the next begins below it, which
// has no summary: the first's last line. `end` when there is no such place.
std::size_t EndAboveNext(const std::vector<Line>& lines, std::size_t first, std::size_t end,
                         BylineStyle style) {
  for (std::size_t last = first; last < end && last < first + kMostLines; ++last) {
    if (IsSingle(lines, {first, last}, style, NameEvidence::kOrganisation) && !MustGoOn(lines, last) &&
        SingleBegins(lines, last + 1, end, style))
      return last;
  }
  return end;
}

// The heading of one part that line `first` opens. Publishers that stand behind the
// title end it, be it at its paragraph's end or before text glued to it; of a title
// behind its publishers the first line is enough.
std::optional<StyledHeading> FindSingle(const std::vector<Line>& lines, std::size_t first, std::size_t end,
                                        BylineStyle style, NameEvidence evidence) {
  if (style != BylineStyle::kMarkBehind) end = EndAboveNext(lines, first, end, style);
  const std::size_t longest = std::min(end - first + 1, kMostLines);
  const bool shortest_first = style == BylineStyle::kMarkBehind;
  for (std::size_t tried = 1; tried <= longest; ++tried) {
    const std::size_t count = shortest_first ? tried : longest + 1 - tried;
    const Part part{first, first + count - 1};
    if (!shortest_first && part.last < end && MustGoOn(lines, part.last)) continue;
    if (IsSingle(lines, part, style, evidence)) return StyledHeading{first, first, part.last};
  }
  return std::nullopt;
}

// Those of one part in paragraph `p`: at its front, over a page's end, and below text
// that they are glued to.
void FindSingles(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t p,
                 BylineStyle style, NameEvidence evidence, std::vector<StyledHeading>* headings) {
  const auto& here = paragraphs[p];
  for (std::size_t i = here.first; i <= here.last; ++i) {
    // Below a heading whose publishers stand in front, an organisation and a dash.
    const bool below =
        !headings->empty() &&
        (style == BylineStyle::kMarkBehind ? headings->back().first >= here.first && OpensClearly(lines[i])
                                           : headings->back().last + 1 == i);
    if (i > here.first && !EndsSentence(lines[i - 1].content) && !below) continue;
    std::optional<StyledHeading> heading;
    if (IsCut(lines, paragraphs, p)) heading = FindSingle(lines, i, paragraphs[p + 1].last, style, evidence);
    if (!heading) heading = FindSingle(lines, i, here.last, style, evidence);
    if (!heading) continue;
    headings->push_back(*heading);
    i = heading->last;
  }
}

// Those of paragraph `here` behind the one it opens, which has no summary.
void FindFurtherPairs(const std::vector<Line>& lines, const Paragraph& here, BylineStyle style,
                      std::vector<StyledHeading>* headings) {
  while (!headings->empty() && headings->back().first >= here.first && headings->back().last < here.last) {
    const Paragraph rest{headings->back().last + 1, here.last};
    const auto pair = FindPairOf(lines, rest, rest, style, NameEvidence::kOrganisation, true, false);
    if (!pair) return;
    headings->push_back(*pair);
  }
}

// "(Quayside Voices)", "(Lanternhouse)", but not "(NG30)" or "(Wales)".
bool HoldsNameInBrackets(std::string_view text) {
  const auto parts = SplitInStyle(text, BylineStyle::kBrackets, NameEvidence::kCapitals);
  if (!parts) return false;
  const auto name = text.substr(parts->byline_begin, parts->byline_end - parts->byline_begin);
  return !NamesPlaces(name) && !IsAcronym(name);
}

}  // namespace

std::vector<StyledHeading> FindHeadings(const std::vector<Line>& lines, const HeadingPlaces& places,
                                        BylineStyle style, NameEvidence evidence) {
  const auto& paragraphs = places.paragraphs;
  const bool pair = style == BylineStyle::kLineAbove || style == BylineStyle::kLineBelow;
  std::vector<StyledHeading> headings;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (!places.may_head[p]) continue;
    if (pair) {
      if (const auto heading = FindPair(lines, places, p, style, evidence)) headings.push_back(*heading);
      FindFurtherPairs(lines, paragraphs[p], style, &headings);
    } else {
      FindSingles(lines, paragraphs, p, style, evidence, &headings);
    }
    while (!headings.empty() && p + 1 < paragraphs.size() && paragraphs[p + 1].first <= headings.back().last)
      ++p;
  }
  return headings;
}

bool OpensClearly(const Line& line) {
  const auto text = Bare(line.content);
  if (!HasDashBehindPublishers(text)) return false;
  const auto parts = SplitInStyle(text, BylineStyle::kMarkBehind, NameEvidence::kOrganisation);
  return parts && !StartsLower(text.substr(parts->title_begin));
}

bool MarksAgree(const std::vector<Line>& lines, BylineStyle style, const StyledHeading& heading) {
  return style != BylineStyle::kLineAbove || !IsMarked(lines[heading.first]) ||
         IsMarked(lines[heading.second]);
}

bool IsClear(const std::vector<Line>& lines, BylineStyle style, const StyledHeading& heading) {
  const auto& first = lines[heading.first];
  const auto& second = lines[heading.second];
  if (style == BylineStyle::kMarkBehind) return HasDashBehindPublishers(first.content);
  if (style == BylineStyle::kMarkBefore)
    return IsSingle(lines, {heading.first, heading.last}, style, NameEvidence::kOrganisation);
  if (style == BylineStyle::kBrackets)
    return HoldsNameInBrackets(HeadingText(lines, {heading.first, heading.last}));
  return heading.second > heading.first && first.mark == Mark::kHeading && second.mark == Mark::kHeading &&
         first.level == second.level;
}

}  // namespace pulse::ingest
