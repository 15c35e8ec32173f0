#include "services/ingest/parser/observations/unnamed_sections.h"

#include <algorithm>
#include <cstddef>

#include "services/ingest/parser/observations/part_headings.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Groups met since the section began, a bit each.
class GroupsMet {
 public:
  void Begin() { met_ = 0; }
  /// Whether the group was there already.
  bool Add(v1::ItemKind kind) {
    const unsigned bit = 1U << static_cast<unsigned>(kind);
    const bool again = (met_ & bit) != 0;
    met_ |= bit;
    return again;
  }

 private:
  unsigned met_ = 0;
};

// Whether line `i` stands alone, as headings of sections do, and could be one's name.
bool CouldNameSection(const std::vector<Line>& lines, const std::vector<Observation>& all, std::size_t i) {
  constexpr int kMostWords = 6;
  const auto& line = lines[i];
  const auto& seen = all[i];
  const auto text = WithoutEmphasis(line.content);
  const bool alone = line.gap != Gap::kGlued && (line.mark == Mark::kHeading || line.mark == Mark::kNone);
  return alone && IsShort(line, kMostWords) && !seen.NamesSectionOrGroup() && seen.sure == Sure::kNothing &&
         !EndsSentence(text) && text.find(". ") == std::string_view::npos &&
         !seen.Has(Feature::kStartsLower) && !seen.Has(Feature::kCaptionWords) &&
         !seen.Has(Feature::kSubheading) && !seen.Has(Feature::kContents);
}

}  // namespace

void ObserveUnnamedSections(const std::vector<Line>& lines, std::vector<Observation>* all) {
  // Where headings are marked, sections' are.
  const auto names = [&](std::size_t i) { return (*all)[i].NamesSection(); };
  bool marked = false;
  for (std::size_t i = 0; i < lines.size(); ++i) marked |= names(i) && lines[i].mark == Mark::kHeading;
  GroupsMet groups;
  bool inside = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& seen = (*all)[i];
    if (seen.NamesSection()) {
      inside = seen.Has(Feature::kSectorName);
      groups.Begin();
    }
    if (!inside || !seen.Has(Feature::kKindName)) continue;
    if (!groups.Add(seen.kind)) continue;
    const bool heads = lines[i].gap != Gap::kGlued || lines[i].mark == Mark::kHeading;
    if (!heads || (marked && lines[i - 1].mark != Mark::kHeading) || !CouldNameSection(lines, *all, i - 1))
      continue;
    (*all)[i - 1].sure = Sure::kSection;
    groups.Begin();
    groups.Add(seen.kind);
  }
}

}  // namespace pulse::ingest
