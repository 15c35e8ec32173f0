#include "services/ingest/parser/observations/byline_style_observations.h"

#include <cstddef>

#include "services/ingest/parser/names/news_byline.h"
#include "services/ingest/parser/observations/byline_styles.h"
#include "services/ingest/parser/observations/heading_lines.h"
#include "services/ingest/parser/observations/heading_places.h"
#include "services/ingest/parser/observations/labelled_bylines.h"

namespace pulse::ingest {
namespace {

// A lead-in ("Method. …") is one unknown word, the middle of a sentence is no title,
// and a dash before the stop is another way: none is a sign of the digest's own.
bool ShowsTheDigestsWay(const Line& line, const Observation& seen) {
  if (!seen.Has(Feature::kBylineSplit) || seen.Has(Feature::kBylineInParagraph) ||
      seen.Has(Feature::kBylineWeak) || seen.Has(Feature::kMidSentence))
    return false;
  const auto byline = line.content.substr(0, line.content.find(". "));
  return byline.find(" – ") == std::string_view::npos && byline.find(" - ") == std::string_view::npos;
}

// "Author. Title" in a list that a summary holds, as bullets or as paragraphs with no
// text between them.
bool StandsInList(const std::vector<Paragraph>& paragraphs, std::size_t p,
                  const std::vector<Observation>& all) {
  const auto reads_so = [&](std::size_t k) {
    return k < paragraphs.size() && all[paragraphs[k].first].Has(Feature::kBylineSplit);
  };
  return all[paragraphs[p].first].Has(Feature::kListItem) || reads_so(p + 1) || (p > 0 && reads_so(p - 1));
}

// Whether a heading of news names publishers, which few do.
bool NamesPublishers(const std::vector<Line>& lines, BylineStyle style, const StyledHeading& heading) {
  if (style == BylineStyle::kLineAbove)
    return NamesPublishersOfNews(HeadingText(lines, {heading.first, heading.second - 1}));
  return style != BylineStyle::kLineBelow ||
         NamesPublishersOfNews(HeadingText(lines, {heading.second, heading.last}));
}

// What it looks like where the digest's own way is printed.
void MarkHeading(BylineStyle style, const StyledHeading& heading, std::vector<Observation>* all) {
  auto& first = (*all)[heading.first];
  if (first.style != BylineStyle::kStop) return;
  first.style = style;
  // What a title of the digest's own way would rule out.
  for (const auto ruled_out : {Feature::kMidSentence, Feature::kHeadingRest}) first.Clear(ruled_out);
  first.Set(Feature::kBylineSplit);
  first.Set(Feature::kBylineKnown);
  first.Set(heading.first == heading.last ? Feature::kBylineWhole : Feature::kBylineWraps);
  if (heading.second > heading.first) (*all)[heading.second].second_part = true;
  for (std::size_t i = heading.first + 1; i <= heading.last; ++i) {
    (*all)[i].Set(Feature::kInByline);
    if (heading.second == heading.first) continue;
    (*all)[i].Set(Feature::kHeadingRest);
    (*all)[i].Clear(Feature::kAfterTitle);
  }
}

}  // namespace

void ObserveBylineStyle(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                        std::vector<Observation>* all) {
  // Titles hold stops too: so many that name no organisation show nothing.
  constexpr std::size_t kStopsOfAnyName = 4 * kStopsOfOwnWay;
  for (const auto& [style, heading] : FindLabelledBylines(lines, paragraphs, *all))
    MarkHeading(style, heading, all);
  StopsMet stops;
  bool inside = false;  // a section
  bool news = false;    // the publisher's own, whose titles hold stops and name no publishers
  for (std::size_t p = 0; p < paragraphs.size(); ++p) {
    const auto& paragraph = paragraphs[p];
    const auto& seen = (*all)[paragraph.first];
    inside |= seen.NamesSectionOrGroup();
    news = seen.Has(Feature::kNewsName) || (news && !seen.NamesSectionOrGroup());
    if (!inside || news || StandsInList(paragraphs, p, *all) ||
        !ShowsTheDigestsWay(lines[paragraph.first], seen))
      continue;
    if (seen.Has(Feature::kBylineKnown)) {
      ++stops.known;
    } else {
      stops.unknown.push_back(paragraph.first);
    }
    if (stops.known >= kStopsOfOwnWay || stops.all() >= kStopsOfAnyName) return;
  }
  const auto found = FindBylineStyle(lines, FindHeadingPlaces(lines, paragraphs, *all), stops);
  std::size_t line = 0;  // up to the heading
  news = false;
  for (const auto& heading : found.headings) {
    for (; line < heading.first; ++line) {
      if ((*all)[line].NamesSectionOrGroup()) news = (*all)[line].Has(Feature::kNewsName);
    }
    if (!news || NamesPublishers(lines, found.style, heading)) MarkHeading(found.style, heading, all);
  }
}

}  // namespace pulse::ingest
