#include "services/ingest/parser/observations/heading_places.h"

#include <algorithm>
#include <string_view>

#include "services/ingest/parser/observations/heading_parts.h"
#include "services/ingest/parser/observations/information_lines.h"
#include "services/ingest/parser/observations/neighbour_observations.h"
#include "services/ingest/parser/observations/styled_headings.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

// Whether what a page cut is one heading's part, be it publishers or a title.
bool GoesOnOverThePage(const std::vector<Line>& lines, const Paragraph& before, const Paragraph& after) {
  constexpr std::size_t kMostLines = 3;
  const auto text = lines[after.first].content;
  return after.last - before.first < kMostLines && PageCutAfter(lines, before.last) &&
         !EndsSentence(lines[before.last].content) &&
         (StartsLower(text) || text.starts_with('(') || IsDangling(lines[before.last].content));
}

// Whether a heading goes on below a line that had room for more: its publishers stand
// in brackets that open there, or are open.
bool GoesOnInBrackets(const std::vector<Line>& lines, const Paragraph& before, const Paragraph& after) {
  constexpr std::size_t kMostLines = 3;
  if (lines[after.first].gap != Gap::kGlued || after.last - before.first >= kMostLines) return false;
  if (lines[after.first].content.starts_with('(')) return true;
  std::ptrdiff_t open = 0;
  for (std::size_t i = before.first; i <= before.last; ++i) {
    const auto text = lines[i].content;
    open += std::count(text.begin(), text.end(), '(') - std::count(text.begin(), text.end(), ')');
  }
  return open > 0;
}

// Whether publishers stand right above or below a paragraph that is short as titles are.
bool StandsByPublishers(const std::vector<Line>& lines, const Paragraph& paragraph) {
  constexpr std::size_t kLongestTitle = 120;
  const auto are_publishers = [&lines](std::size_t i) {
    return ReadsAsPublishers(WithoutEmphasis(lines[i].content), NameEvidence::kOrganisation);
  };
  return paragraph.first == paragraph.last && lines[paragraph.first].content.size() <= kLongestTitle &&
         ((paragraph.last + 1 < lines.size() && are_publishers(paragraph.last + 1)) ||
          (paragraph.first > 0 && are_publishers(paragraph.first - 1)));
}

// What is seen to be something else than a heading: a link may hold the words of an
// address, and a title of another way a verb.
bool ReadsAsText(const std::vector<Line>& lines, const Paragraph& paragraph,
                 const std::vector<Observation>& all) {
  const auto& seen = all[paragraph.first];
  const auto& line = lines[paragraph.first];
  for (const auto other : {Feature::kCaptionWords, Feature::kSubheading, Feature::kAddress,
                           Feature::kListItem, Feature::kSubscription}) {
    if (seen.Has(other)) return true;
  }
  if (OpensInformation(line.content)) return true;
  if (seen.Has(Feature::kHeading) || seen.Has(Feature::kBold)) return false;
  return (seen.Has(Feature::kContact) && line.content.front() != '[') ||
         (all[paragraph.last].Has(Feature::kEndsSentence) && HoldsVerb(line.content) && !OpensClearly(line) &&
          !StandsByPublishers(lines, paragraph));
}

// "Photograph: …", "EARLY HELP", "Harbour Commission March 2010".
bool IsOfCover(const std::vector<Line>& lines, const Paragraph& paragraph, const Observation& seen) {
  const auto& line = lines[paragraph.first];
  return paragraph.first == paragraph.last && line.mark == Mark::kNone &&
         (seen.Has(Feature::kCaptionWords) || seen.Has(Feature::kNamesMonth) || IsInCapitals(line.content));
}

}  // namespace

HeadingPlaces FindHeadingPlaces(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                                const std::vector<Observation>& all) {
  const auto opens_section = [&all](const Paragraph& paragraph) {
    const auto& seen = all[paragraph.first];
    return seen.NamesSection();
  };
  bool inside = std::none_of(paragraphs.begin(), paragraphs.end(), opens_section);
  HeadingPlaces places;
  places.paragraphs.reserve(paragraphs.size());
  places.may_head.reserve(paragraphs.size());
  places.names_part.reserve(paragraphs.size());
  places.opens_part.reserve(paragraphs.size());
  bool named = false;  // the paragraph before names a sector or a group
  for (const auto& paragraph : paragraphs) {
    const auto& seen = all[paragraph.first];
    const bool structure = opens_section(paragraph) || seen.Has(Feature::kKindName);
    inside |= structure;
    const bool text = ReadsAsText(lines, paragraph, all);
    if (!places.paragraphs.empty() && (GoesOnOverThePage(lines, places.paragraphs.back(), paragraph) ||
                                       GoesOnInBrackets(lines, places.paragraphs.back(), paragraph))) {
      places.paragraphs.back().last = paragraph.last;
      continue;
    }
    places.paragraphs.push_back(paragraph);
    places.may_head.push_back(inside && !structure && !text);
    places.names_part.push_back(structure);
    places.opens_part.push_back(named && !structure);
    places.covers.push_back(!structure && IsOfCover(lines, paragraph, seen));
    named = structure && !seen.Has(Feature::kNewsName);
  }
  places.opens_heading.resize(places.paragraphs.size());
  return places;
}

}  // namespace pulse::ingest
