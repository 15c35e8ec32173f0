#include "services/ingest/parser/observations/heading_pairs.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "services/ingest/parser/observations/heading_lines.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"
#include "services/ingest/parser/words/word_set.h"

namespace pulse::ingest {
namespace {

// "Boats ([Harbour Trust": what opens a bracket goes on to where it closes.
bool LeavesBracketOpen(std::string_view text) {
  return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')') ||
         std::count(text.begin(), text.end(), '[') > std::count(text.begin(), text.end(), ']');
}

bool IsHeading(const Line& line) { return line.mark == Mark::kHeading; }

// Whether of two parts one is a publisher's, the other a title.
bool IsPair(const std::vector<Line>& lines, const HeadingLines& above, const HeadingLines& below,
            BylineStyle style, NameEvidence evidence) {
  const bool first = style == BylineStyle::kLineAbove;
  const auto publisher = HeadingText(lines, first ? above : below);
  if (!ReadsAsPublishers(publisher, evidence)) return false;
  const auto& part = first ? below : above;
  const auto title = HeadingText(lines, part);
  if (LeavesBracketOpen(first ? publisher : title)) return false;
  // "## Harbour Council Lamps Evaluation" above a publisher in small print is a title.
  const bool marked = evidence == NameEvidence::kCapitals && !first && IsHeading(lines[above.first]) &&
                      !IsHeading(lines[below.first]);
  return MayBeTitle(lines, part, title) && (marked || !ReadsAsPublishers(title, NameEvidence::kOrganisation));
}

// "One year on", "Somebody to turn to": small words that titles end in as well.
bool MayEndTitle(std::string_view text) {
  static const Words words{"on", "to", "in", "up", "over", "through"};
  return words.Has(LastWord(Bare(text)));
}

// The heading whose first part is lines [first, cut], its second what follows up to
// `last` at most. Of a title below its publishers the first line is enough;
// publishers below a title are taken whole.
std::optional<StyledHeading> FindPairAt(const std::vector<Line>& lines, std::size_t first, std::size_t cut,
                                        std::size_t last, BylineStyle style, NameEvidence evidence) {
  const bool may_end = style == BylineStyle::kLineBelow && MayEndTitle(lines[cut].content);
  if (MustGoOn(lines, cut) && (StartsLower(lines[cut + 1].content) || !may_end)) return std::nullopt;
  // "A guide to" / "Short Breaks" / "Harbour Council"
  if (may_end && cut + 1 < last) evidence = NameEvidence::kOrganisation;
  const std::size_t longest = style == BylineStyle::kLineAbove ? 1 : std::min(last - cut, kMostHeadingLines);
  for (std::size_t end = cut + longest; end > cut; --end) {
    const bool ends = style == BylineStyle::kLineAbove || end == last || !MustGoOn(lines, end);
    if (end > cut + 1 && IsInCapitals(lines[end].content) && !IsInCapitals(lines[cut + 1].content)) continue;
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
  for (std::size_t cut = here.first; within_one && cut < here.last && cut < here.first + kMostHeadingLines;
       ++cut) {
    if (const auto pair = FindPairAt(lines, here.first, cut, here.last, style, evidence)) return pair;
  }
  return across ? FindPairAt(lines, here.first, here.last, next.last, style, evidence) : std::nullopt;
}

// Whether a paragraph of several lines says something of what is above it.
bool HoldsSentence(const std::vector<Line>& lines, const Paragraph& paragraph) {
  return paragraph.last > paragraph.first &&
         (HoldsVerb(lines[paragraph.first].content) || HoldsVerb(lines[paragraph.first + 1].content));
}

// Where a summary begins: text, be it cut by a page, or what is too long or marked
// as no heading is.
bool TextBegins(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t p) {
  constexpr std::size_t kLongestName = 60;
  if (p >= paragraphs.size() || IsMarked(lines[paragraphs[p].first])) return false;
  const auto& line = lines[paragraphs[p].first];
  return IsSummaryText(lines, {paragraphs[p].first, paragraphs[p].last}) ||
         line.content.size() > kLongestName || HoldsSentence(lines, paragraphs[p]) ||
         line.MarkOfText() == Mark::kBullet || line.MarkOfText() == Mark::kNumber ||
         (IsCutByPage(lines, paragraphs, p) && StartsLower(lines[paragraphs[p + 1].first].content));
}

// Whether an item without a summary may end before paragraph `p`.
bool ItemEnds(const std::vector<Line>& lines, const HeadingPlaces& places, std::size_t p) {
  return p >= places.paragraphs.size() || places.names_part[p] || places.opens_heading[p] ||
         lines[places.paragraphs[p].first].mark == Mark::kImage;
}

}  // namespace

std::optional<StyledHeading> FindPair(const std::vector<Line>& lines, const HeadingPlaces& places,
                                      std::size_t p, BylineStyle style, NameEvidence evidence) {
  const auto& paragraphs = places.paragraphs;
  const auto& here = paragraphs[p];
  const bool at_end = p + 1 == paragraphs.size();
  const auto& next = at_end ? here : paragraphs[p + 1];
  // Publishers are not marked as a heading where their title is text.
  const bool text_above_heading = style == BylineStyle::kLineBelow && !at_end &&
                                  IsHeading(lines[next.first]) && !IsHeading(lines[here.first]);
  const bool across = !at_end && places.may_head[p + 1] && !text_above_heading;

  const auto text_behind = [&](std::size_t last) {
    return TextBegins(lines, paragraphs, last + 1) ||
           (last + 1 < paragraphs.size() && places.covers[last + 1] &&
            TextBegins(lines, paragraphs, last + 2)) ||
           (evidence == NameEvidence::kCapitals && ItemEnds(lines, places, last + 1));
  };

  // Once the way is known, an organisation's name needs no text behind the title.
  if (evidence == NameEvidence::kCapitals) {
    const auto pair = FindPairOf(lines, here, next, style, NameEvidence::kOrganisation, true, across);
    if (pair) return pair;
  }
  if (at_end) return std::nullopt;
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

void FindFurtherPairs(const std::vector<Line>& lines, const Paragraph& here, BylineStyle style,
                      std::vector<StyledHeading>* headings) {
  while (!headings->empty() && headings->back().first >= here.first && headings->back().last < here.last) {
    Paragraph rest{headings->back().last + 1, here.last};
    // What goes on with the title whose first line was enough.
    while (rest.first < rest.last && MustGoOn(lines, rest.first - 1)) ++rest.first;
    const auto pair = FindPairOf(lines, rest, rest, style, NameEvidence::kOrganisation, true, false);
    if (!pair) return;
    headings->push_back(*pair);
  }
}

}  // namespace pulse::ingest
