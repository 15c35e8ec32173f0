#include "services/ingest/parser/observations/picture_captions.h"

#include <cstddef>

#include "services/ingest/parser/observations/cover_text.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

bool StandsAlone(const std::vector<Line>& lines, std::size_t i) {
  return i + 1 == lines.size() || lines[i + 1].gap != Gap::kGlued;
}

bool ReadsAsCaption(const Line& line, const Observation& seen) {
  return MayBeCover(line, seen) && !seen.Has(Feature::kEndsSentence) && !seen.Has(Feature::kEndsColon) &&
         !seen.Has(Feature::kStartsLower);
}

bool IsTitle(const Line& line, const Observation& seen) {
  return seen.Has(Feature::kHeading) || seen.Has(Feature::kBold) || seen.Has(Feature::kBylineSplit) ||
         line.content.starts_with("[**");
}

// "#### **Harbour Trust. Lamps**", a gap as pictures leave, "##### **A keeper**", text.
bool IsHeadedCaption(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  const auto& line = lines[i];
  const auto& title = lines[i - 1];
  return line.mark == Mark::kHeading && title.mark == Mark::kHeading && line.gap == Gap::kPage &&
         line.level > title.level && i + 1 < lines.size() && lines[i + 1].mark == Mark::kNone &&
         !all[i - 1].NamesSectionOrGroup() && !all[i - 1].Has(Feature::kEndsOpen) &&
         !all[i].NamesSectionOrGroup() && !all[i].Has(Feature::kBylineSplit) &&
         !all[i].Has(Feature::kSubheading) && !StartsLower(line.content) && !EndsSentence(line.content);
}

}  // namespace

void ObservePictureCaptions(const std::vector<Line>& lines, std::vector<Observation>* all) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    auto& seen = (*all)[i];
    const bool further =
        lines[i].gap == Gap::kGlued && lines[i].mark == Mark::kImage && lines[i - 1].mark == Mark::kImage;
    if (further || IsHeadedCaption(lines, *all, i)) {
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
    const bool headed = seen.Has(Feature::kMarked) && !seen.Has(Feature::kBylineSplit);
    if (below_title || headed) seen.sure = Sure::kCoverText;
  }
}

}  // namespace pulse::ingest
