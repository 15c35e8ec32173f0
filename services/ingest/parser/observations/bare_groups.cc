#include "services/ingest/parser/observations/bare_groups.h"

#include <cstddef>

#include "services/ingest/parser/names/group_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

bool StandsAlone(const std::vector<Line>& lines, std::size_t i) {
  return lines[i].mark == Mark::kNone && lines[i].gap != Gap::kGlued && lines[i + 1].gap != Gap::kGlued;
}

bool MayName(const Line& line, const Observation& seen) {
  constexpr std::size_t kLongest = 40;
  return line.content.size() <= kLongest && seen.Has(Feature::kShort) && !seen.Has(Feature::kStartsLower) &&
         !seen.Has(Feature::kEndsSentence) && !seen.Has(Feature::kEndsQuestion) &&
         !seen.Has(Feature::kEndsOpen) && !seen.NamesSectionOrGroup();
}

// A title that names its publisher begins in line `i`, wrapped or not.
bool OpensItem(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  if (lines[i].mark != Mark::kNone || all[i].NamesSectionOrGroup()) return false;
  const bool wraps = i + 1 < lines.size() && lines[i + 1].gap == Gap::kGlued;
  return all[i].Has(Feature::kBylineSplit) || (wraps && all[i + 1].Has(Feature::kBylineSplit));
}

}  // namespace

void ObserveBareGroups(const std::vector<Line>& lines, std::vector<Observation>* all) {
  bool in_sector = false;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    auto& seen = (*all)[i];
    in_sector |= seen.Has(Feature::kSectorName);
    if (!in_sector || !StandsAlone(lines, i) || !MayName(lines[i], seen) || !OpensItem(lines, *all, i + 1))
      continue;
    auto kind = v1::ITEM_KIND_UNSPECIFIED;
    if (!KindOfGroupWords(Fold(lines[i].content), &kind)) continue;
    seen.Set(Feature::kKindName);
    seen.kind = kind;
    seen.by_form = true;
  }
}

}  // namespace pulse::ingest
