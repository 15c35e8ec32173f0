#include "services/ingest/parser/model/model.h"

#include <memory>

#include "services/ingest/parser/model/dense_model.h"
#include "services/ingest/parser/model/label_scores.h"
#include "services/ingest/parser/model/model_parameters.h"

namespace pulse::ingest {

std::vector<Labelled> LabelLines(const std::vector<Observation>& seen, const std::vector<LabelMask>& allowed,
                                 const ModelParameters* parameters) {
  static const DenseModel fitted(FittedParameters());
  const bool is_fitted = parameters == nullptr || parameters == &FittedParameters();
  const auto given = is_fitted ? nullptr : std::make_unique<const DenseModel>(*parameters);
  const DenseModel& model = is_fitted ? fitted : *given;
  std::vector<Labelled> labels(seen.size());
  if (seen.empty()) return labels;
  Stretch stretch;
  std::vector<Lanes> exits;  // scores of each stretch's last line
  for (std::size_t begin = 0; begin < seen.size(); begin = stretch.end()) {
    Fill(model, seen, allowed, begin, exits.empty() ? nullptr : &exits.back(), &stretch);
    exits.push_back(stretch.before.back());
  }
  Behind behind;
  for (std::size_t s = exits.size(); s-- > 0;) {
    if (stretch.begin != s * Stretch::kLines)
      Fill(model, seen, allowed, s * Stretch::kLines, s > 0 ? &exits[s - 1] : nullptr, &stretch);
    Choose(model, seen, stretch, &behind, &labels);
  }
  return labels;
}

}  // namespace pulse::ingest
