#include "services/ingest/parser/observations/picture_captions.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "services/ingest/parser/observations/cover_text.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/verb_search.h"

namespace pulse::ingest {
namespace {

bool StandsAlone(const std::vector<Line>& lines, std::size_t i) {
  return i + 1 == lines.size() || lines[i + 1].gap != Gap::kGlued;
}

bool ReadsAsCaption(const Line& line, const Observation& seen) {
  return MayBeCover(line, seen) && !seen.Has(Feature::kEndsSentence) && !seen.Has(Feature::kEndsColon) &&
         !seen.Has(Feature::kStartsLower);
}

// Whether the line is neither a sentence nor of one, and nothing else that lines can be.
bool ReadsAsLine(const Line& line, const Observation& seen) {
  constexpr std::array kNever = {Feature::kEndsSentence, Feature::kEndsColon,   Feature::kEndsOpen,
                                 Feature::kStartsLower,  Feature::kBylineSplit, Feature::kInByline,
                                 Feature::kBold,         Feature::kLong};
  return line.mark == Mark::kNone && seen.sure == Sure::kNothing &&
         std::none_of(kNever.begin(), kNever.end(), [&](Feature feature) { return seen.Has(feature); });
}

bool IsTitle(const Line& line, const Observation& seen) {
  return seen.Has(Feature::kHeading) || seen.Has(Feature::kBold) || seen.Has(Feature::kBylineSplit) ||
         line.content.starts_with("[**");
}

// What only a title can be, whether a heading or in bold.
bool IsMarkedTitle(const Line& line, const Observation& seen) {
  const bool bold = seen.Has(Feature::kBold) && seen.Has(Feature::kBylineSplit);
  return (line.mark == Mark::kHeading || bold) && !seen.NamesSectionOrGroup() &&
         !seen.Has(Feature::kEndsOpen);
}

// "#### **Harbour Trust. Lamps**", a gap as pictures leave, "##### **A keeper**", text.
bool IsHeadedCaption(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  const auto& line = lines[i];
  return line.mark == Mark::kHeading && IsMarkedTitle(lines[i - 1], all[i - 1]) && line.gap == Gap::kPage &&
         line.level > lines[i - 1].level && i + 1 < lines.size() && lines[i + 1].mark == Mark::kNone &&
         !all[i].NamesSectionOrGroup() && !all[i].Has(Feature::kBylineSplit) &&
         !all[i].Has(Feature::kSubheading) && !StartsLower(line.content) && !EndsSentence(line.content);
}

// "_A keeper on his ladder_", by itself behind such a gap.
bool IsSlantedCaption(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  constexpr std::size_t kLongest = 120;
  const auto text = lines[i].content;
  return text.size() > 2 && text.size() <= kLongest && text.front() == '_' && text.back() == '_' &&
         text[1] != '_' && lines[i].gap == Gap::kPage && lines[i].mark == Mark::kNone &&
         StandsAlone(lines, i) && !EndsSentence(text) && !StartsLower(text.substr(1)) &&
         !all[i].Has(Feature::kBylineSplit) && !all[i].NamesSectionOrGroup() &&
         !all[i].Has(Feature::kSpeaker) && all[i].sure == Sure::kNothing;
}

// "Screenshot of the map" on a line of its own, where no blank line parts it from the title
// above and the text below, or from the text above and the title below.
bool IsGluedCaption(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  const auto& seen = all[i];
  if (!seen.Has(Feature::kCaptionWords) || !ReadsAsLine(lines[i], seen) || i + 1 == lines.size())
    return false;
  const auto& next = all[i + 1];
  const bool apart = lines[i + 1].mark != Mark::kNone || lines[i + 1].gap == Gap::kPage ||
                     !(next.Has(Feature::kStartsLower) || next.Has(Feature::kContinuesFull));
  return apart && lines[i].gap == Gap::kGlued && lines[i - 1].mark == Mark::kNone &&
         !IsDangling(lines[i - 1].content) && !HoldsVerb(lines[i].content);
}

}  // namespace

void ObservePictureCaptions(const std::vector<Line>& lines, std::vector<Observation>* all) {
  const bool marked =
      std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.mark == Mark::kHeading; });
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto& seen = (*all)[i];
    const bool further =
        lines[i].gap == Gap::kGlued && lines[i].mark == Mark::kImage && lines[i - 1].mark == Mark::kImage;
    if (further || IsHeadedCaption(lines, *all, i) || IsGluedCaption(lines, *all, i) ||
        (marked && IsSlantedCaption(lines, *all, i))) {
      seen.sure = Sure::kCoverText;
      seen.Clear(Feature::kHeadingRest);
      continue;
    }
    if (lines[i - 1].mark != Mark::kImage || !StandsAlone(lines, i)) continue;
    if (!ReadsAsCaption(lines[i], seen)) continue;
    std::size_t picture = i - 1;
    while (picture > 0 && lines[picture].mark == Mark::kImage) --picture;
    const bool below_title =
        IsTitle(lines[picture], (*all)[picture]) && !(*all)[picture].NamesSectionOrGroup();
    const bool headed = marked && !seen.Has(Feature::kBylineSplit);
    if (below_title || headed) seen.sure = Sure::kCoverText;
  }
}

}  // namespace pulse::ingest
