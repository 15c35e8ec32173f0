#include "services/ingest/layout_features.h"

#include "services/ingest/byte_scan.h"

namespace pulse::ingest {

void ObserveLayout(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* seen) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& observation = (*seen)[i];
    if (layout.marked) observation.Set(Feature::kMarked);
    if (layout.width == 0) continue;
    observation.Set(Feature::kWrapped);
    if (layout.columns[i] * 2 <= layout.width) observation.Set(Feature::kHalfWidth);
    if (i + 1 == lines.size()) continue;
    const auto next = lines[i + 1].content;
    const auto word = byte_scan::CountCharacters(next.substr(0, next.find_first_of(" \t")));
    if (layout.columns[i] + 1 + word > layout.width) observation.Set(Feature::kFillsWidth);
  }
}

}  // namespace pulse::ingest
