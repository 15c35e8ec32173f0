#include "services/ingest/parser/observations/reading_lists.h"

#include <cstddef>

#include "services/ingest/parser/observations/summary_headings.h"

namespace pulse::ingest {
namespace {

// Whether line `i` may be an entry: an item of a list, or a paragraph of its own.
bool MayBeEntry(const std::vector<Line>& lines, const TitleMarking& marking, const Observation& seen,
                std::size_t i) {
  return seen.Has(Feature::kBylineSplit) && marking.InSector(i) && marking.Of(i) == Marking::kNone &&
         !seen.NamesSectionOrGroup() && (IsItem(lines[i].MarkOfText()) || seen.Has(Feature::kAlone));
}

}  // namespace

void ObserveReadingLists(const std::vector<Line>& lines, const TitleMarking& marking,
                         std::vector<Observation>* all) {
  // The entries count as titles without marks still.
  if (marking.Titles(Marking::kNone) > marking.MarkedTitles()) return;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::size_t end = i;
    while (end < lines.size() && MayBeEntry(lines, marking, (*all)[end], end)) ++end;
    if (end == i) continue;
    const auto& above = (*all)[i - 1];
    const bool announced =
        above.Has(Feature::kEndsColon) && !above.NamesSectionOrGroup() && marking.Of(i - 1) == Marking::kNone;
    if (end - i > 1 || announced) {
      for (std::size_t k = i; k < end; ++k) {
        RetractByline(&(*all)[k]);
        (*all)[k].Set(Feature::kMidSentence);
      }
    }
    i = end;
  }
}

}  // namespace pulse::ingest
