#include "services/ingest/parser/observations/styled_headings.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/ingest/parser/names/name_appositions.h"
#include "services/ingest/parser/observations/heading_lines.h"
#include "services/ingest/parser/observations/heading_pairs.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

bool HasTwoLines(BylineStyle style) {
  return style == BylineStyle::kLineAbove || style == BylineStyle::kLineBelow;
}

// Whether the lines are a heading of one part.
bool IsSingle(const std::vector<Line>& lines, const HeadingLines& part, BylineStyle style,
              NameEvidence evidence) {
  const auto text = HeadingText(lines, part);
  return SplitInStyle(text, style, evidence) && MayBeTitle(lines, part, text);
}

// Whether the lines up to `end` begin with one.
bool SingleBegins(const std::vector<Line>& lines, std::size_t first, std::size_t end, BylineStyle style) {
  for (std::size_t last = first; last <= end && last < first + kMostHeadingLines; ++last) {
    if (IsSingle(lines, {first, last}, style, NameEvidence::kCapitals)) return true;
  }
  return false;
}

// Where a heading ends in an organisation's name and the next begins below it, which
// has no summary: the first's last line. `end` when there is no such place.
std::size_t EndAboveNext(const std::vector<Line>& lines, std::size_t first, std::size_t end,
                         BylineStyle style) {
  for (std::size_t last = first; last < end && last < first + kMostHeadingLines; ++last) {
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
  const std::size_t longest = std::min(end - first + 1, kMostHeadingLines);
  const bool shortest_first = style == BylineStyle::kMarkBehind;
  for (std::size_t tried = 1; tried <= longest; ++tried) {
    const std::size_t count = shortest_first ? tried : longest + 1 - tried;
    const HeadingLines part{first, first + count - 1};
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
    if (IsCutByPage(lines, paragraphs, p))
      heading = FindSingle(lines, i, paragraphs[p + 1].last, style, evidence);
    if (!heading) heading = FindSingle(lines, i, here.last, style, evidence);
    if (!heading) continue;
    headings->push_back(*heading);
    i = heading->last;
  }
}

// "(Quayside Voices)", "(Lanternhouse)", but not "(NG30)" or "(Wales)".
bool HoldsNameInBrackets(std::string_view text) {
  const auto parts = SplitInStyle(text, BylineStyle::kBrackets, NameEvidence::kCapitals);
  if (!parts) return false;
  const auto name = text.substr(parts->byline_begin, parts->byline_end - parts->byline_begin);
  return !NamesPlaces(name) && !IsAcronym(name);
}

// Those of two parts, or of one, first to last.
std::vector<StyledHeading> FindOnce(const std::vector<Line>& lines, const HeadingPlaces& places,
                                    BylineStyle style, NameEvidence evidence) {
  const auto& paragraphs = places.paragraphs;
  std::vector<StyledHeading> headings;
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    if (!places.may_head[p]) continue;
    if (HasTwoLines(style)) {
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

}  // namespace

std::vector<StyledHeading> FindHeadings(const std::vector<Line>& lines, const HeadingPlaces& places,
                                        BylineStyle style, NameEvidence evidence) {
  auto headings = FindOnce(lines, places, style, evidence);
  if (!HasTwoLines(style) || evidence == NameEvidence::kOrganisation || headings.empty()) return headings;
  // An item without a summary ends where the next one's heading begins.
  HeadingPlaces known = places;
  auto next = headings.begin();
  for (std::size_t p = 0; p < known.paragraphs.size(); ++p) {
    while (next != headings.end() && next->first < known.paragraphs[p].first) ++next;
    known.opens_heading[p] = next != headings.end() && next->first == known.paragraphs[p].first;
  }
  return FindOnce(lines, known, style, evidence);
}

bool OpensClearly(const Line& line) {
  const auto text = Bare(line.content);
  if (!HasDashBehindPublishers(text)) return false;
  const auto parts = SplitInStyle(text, BylineStyle::kMarkBehind, NameEvidence::kOrganisation);
  return parts && !StartsLower(text.substr(parts->title_begin));
}

bool MarksAgree(const std::vector<Line>& lines, BylineStyle style, const StyledHeading& heading) {
  if (style != BylineStyle::kLineAbove || !IsMarked(lines[heading.first]) || IsMarked(lines[heading.second]))
    return true;
  // "**Harbour Trust**" over a title in the same paragraph.
  const std::size_t next = heading.last + 1;
  return IsBold(lines[heading.first]) && lines[heading.first].mark != Mark::kHeading &&
         lines[heading.second].gap == Gap::kGlued && next < lines.size() && lines[next].gap != Gap::kGlued &&
         !(EndsSentence(lines[heading.last].content) && HoldsVerb(lines[heading.second].content));
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
