#include "services/ingest/parser/observations/layout_features.h"

namespace pulse::ingest {

void ObserveLayout(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* seen) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& observation = (*seen)[i];
    if (layout.marked) observation.Set(Feature::kMarked);
    if (layout.width == 0) continue;
    observation.Set(Feature::kWrapped);
    if (layout.columns[i] * 2 <= layout.width) observation.Set(Feature::kHalfWidth);
    if (i + 1 == lines.size()) continue;
    if (layout.columns[i] + 1 + layout.first_words[i + 1] > layout.width)
      observation.Set(Feature::kFillsWidth);
  }
}

}  // namespace pulse::ingest
