#include "services/ingest/parser/model/dense_model.h"

#include <algorithm>

#include "services/ingest/parser/model/grammar.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t Index(Label label) { return static_cast<std::size_t>(label); }

}  // namespace

DenseModel::DenseModel(const ModelParameters& model) {
  for (std::size_t signal = 0; signal < kSignalCount; ++signal)
    std::copy(model.emissions[signal].begin(), model.emissions[signal].end(), emissions_[signal].begin());
  for (auto* const matrix : {&forward_[0], &forward_[1], &backward_[0], &backward_[1]}) {
    for (auto& row : *matrix) row.fill(kNoStep);
  }
  for (std::size_t i = 0; i < kStepCount; ++i) {
    const auto from = Index(grammar::kSteps[i].from);
    const auto to = Index(grammar::kSteps[i].to);
    Put(0, from, to, model.steps[i]);
    Put(1, from, to, model.steps[i] + model.glued[i]);
  }
  start_.fill(kNoStep);
  for (std::size_t i = 0; i < kStartCount; ++i) start_[Index(grammar::kStarts[i].to)] = model.starts[i];
}

void DenseModel::Put(std::size_t glued, std::size_t from, std::size_t to, float score) {
  forward_[glued][from][to] = std::max(forward_[glued][from][to], score);
  backward_[glued][to][from] = forward_[glued][from][to];
}

}  // namespace pulse::ingest
