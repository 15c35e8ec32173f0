#include "services/ingest/parser/observations/title_marking.h"

#include <algorithm>

#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {

int WordsOf(const Line& line) { return ShapeOf(WithoutEmphasis(line.content)).words; }

TitleMarking::TitleMarking(const std::vector<Line>& lines, const std::vector<Observation>& all)
    : lines_(lines), all_(all), markings_(lines.size()), in_sector_(lines.size()), in_news_(lines.size()) {
  constexpr int kShortWords = 3;
  bool inside = false;
  bool news = false;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& seen = all_[i];
    markings_[i] = MarkingOf(i);
    if (seen.Has(Feature::kSectorName) || seen.Has(Feature::kKindName)) inside = true;
    if (seen.Has(Feature::kNewsName)) {
      inside = false;
      news = true;
    }
    news &= !inside;
    in_sector_[i] = inside;
    in_news_[i] = news;
    if (seen.Has(Feature::kKindName) && lines_[i].mark == Mark::kHeading)
      group_levels_[lines_[i].level] = true;
    if (!inside) continue;
    if (IsTitle(i)) {
      ++titles_[static_cast<std::size_t>(Of(i))];
    } else if (IsBare(i) && !seen.Has(Feature::kSubheading) && WordsOf(lines_[i]) > kShortWords) {
      ++bare_;
    }
  }
}

Marking TitleMarking::MarkingOf(std::size_t i) const {
  // Below its publishers, which may carry no marks.
  if (all_[i].style == BylineStyle::kLineAbove && i + 1 < lines_.size() && all_[i + 1].second_part) ++i;
  if (all_[i].Has(Feature::kHeading)) return Marking::kHeading;
  if (lines_[i].mark != Mark::kNone) return Marking::kNone;
  if (all_[i].Has(Feature::kBold)) return Marking::kBold;
  return lines_[i].content.starts_with("**") ? Marking::kLeadIn : Marking::kNone;
}

bool TitleMarking::IsTitle(std::size_t i) const {
  const auto& seen = all_[i];
  return seen.Has(Feature::kBylineSplit) && !seen.Has(Feature::kBylineInParagraph) &&
         !seen.Has(Feature::kListItem) && !seen.NamesSectionOrGroup() &&
         (seen.Has(Feature::kHeading) || !(seen.Has(Feature::kGlued) || seen.Has(Feature::kLeadIn)));
}

bool TitleMarking::IsBare(std::size_t i) const {
  const auto& seen = all_[i];
  const auto marking = Of(i);
  if (marking != Marking::kHeading && marking != Marking::kBold) return false;
  if (seen.NamesSectionOrGroup() || seen.Has(Feature::kBylineSplit)) return false;
  return !seen.Has(Feature::kInByline) && !seen.Has(Feature::kHeadingRest) &&
         !seen.Has(Feature::kCaptionWords) && !seen.Has(Feature::kContents) &&
         !seen.Has(Feature::kStartsLower);
}

bool TitleMarking::IsUnlikeTitles(std::size_t i) const {
  constexpr std::size_t kOneIn = 8;
  return Of(i) == Marking::kBold && Titles(Marking::kHeading) >= kFewestTitles &&
         Titles(Marking::kBold) * kOneIn <= Titles(Marking::kHeading);
}

}  // namespace pulse::ingest
