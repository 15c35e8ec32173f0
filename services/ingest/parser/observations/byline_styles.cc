#include "services/ingest/parser/observations/byline_styles.h"

#include <algorithm>
#include <utility>

#include "services/ingest/parser/observations/heading_lines.h"

namespace pulse::ingest {

namespace {

constexpr std::size_t kFewestHeadings = 3;

// What speaks for a style.
struct Support {
  std::size_t known = 0;  // headings with an organisation's name
  std::size_t all = 0;    // and those with a name nobody knows
  // Of these, those that nothing else looks like (IsClear).
  std::size_t clear = 0;
  // One stands right below each section's and group's heading, and one names an organisation.
  bool opens_parts = false;

  // `stops` headings speak for the digest's own way. Where none does, or one among
  // many, fewer known names vouch for the rest, or headings of a clear shape.
  bool Suffices(std::size_t stops) const {
    constexpr std::size_t kMany = 4;
    if (known >= kFewestHeadings) return known > stops;
    // The few of a small issue, where every part begins with one.
    if (opens_parts && stops == 0) return true;
    // All two of a small issue.
    if (known + 1 == kFewestHeadings && clear == known) return stops == 0;
    if (stops > 0 && known > 0 && all >= kMany * stops) return true;
    return stops == 0 && (known > 0 ? all >= kFewestHeadings : clear >= kFewestHeadings);
  }
  bool operator<(const Support& other) const {
    return known != other.known ? known < other.known : all < other.all;
  }
};

// Whether one of the headings stands wherever a part's first item begins.
bool OpenParts(const HeadingPlaces& places, const std::vector<StyledHeading>& headings) {
  auto next = headings.begin();
  bool any = false;
  for (std::size_t p = 0; p < places.paragraphs.size(); ++p) {
    if (!places.opens_part[p]) continue;
    while (next != headings.end() && next->first < places.paragraphs[p].first) ++next;
    if (next == headings.end() || next->first != places.paragraphs[p].first) return false;
    any = true;
  }
  return any;
}

Support SupportOf(const std::vector<Line>& lines, const HeadingPlaces& places, BylineStyle style,
                  const std::vector<StyledHeading>& known, const std::vector<StyledHeading>& all) {
  Support support;
  const auto agrees = [&](const StyledHeading& heading) { return MarksAgree(lines, style, heading); };
  support.known = static_cast<std::size_t>(std::count_if(known.begin(), known.end(), agrees));
  support.all = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), agrees));
  support.clear = static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [&](const StyledHeading& heading) { return IsClear(lines, style, heading); }));
  // A colon or a dash may stand in any title.
  const bool two_lines = style == BylineStyle::kLineAbove || style == BylineStyle::kLineBelow;
  support.opens_parts = two_lines && OpenParts(places, all) &&
                        std::any_of(all.begin(), all.end(), [&](const StyledHeading& heading) {
                          const auto name = style == BylineStyle::kLineAbove
                                                ? HeadingLines{heading.first, heading.second - 1}
                                                : HeadingLines{heading.second, heading.last};
                          return ReadsAsPublishers(HeadingText(lines, name), NameEvidence::kOrganisation);
                        });
  return support;
}

// Those that do not read as one of `headings` too: titles hold stops.
std::size_t CountOthers(const StopsMet& stops, const std::vector<StyledHeading>& headings) {
  const auto opens_heading = [&headings](std::size_t line) {
    return std::any_of(headings.begin(), headings.end(),
                       [line](const StyledHeading& heading) { return heading.first == line; });
  };
  return stops.all() -
         static_cast<std::size_t>(std::count_if(stops.unknown.begin(), stops.unknown.end(), opens_heading));
}

}  // namespace

StyleFound FindBylineStyle(const std::vector<Line>& lines, const HeadingPlaces& places,
                           const StopsMet& stops) {
  StyleFound found;
  Support most;
  for (const auto style : {BylineStyle::kMarkBehind, BylineStyle::kMarkBefore, BylineStyle::kBrackets,
                           BylineStyle::kLineAbove, BylineStyle::kLineBelow}) {
    const auto known = FindHeadings(lines, places, style, NameEvidence::kOrganisation);
    // The way is known: names that nobody knows are in their place.
    auto headings = FindHeadings(lines, places, style, NameEvidence::kCapitals);
    const Support support = SupportOf(lines, places, style, known, headings);
    if (!support.Suffices(CountOthers(stops, headings)) || !(most < support)) continue;
    most = support;
    found = {style, std::move(headings)};
  }
  return found;
}

}  // namespace pulse::ingest
