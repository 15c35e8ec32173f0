#include "services/ingest/model.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "services/ingest/grammar.h"
#include "services/ingest/model_parameters.h"

namespace pulse::ingest {
namespace {

constexpr float kNever = -1e9F;

constexpr std::size_t Index(Label label) { return static_cast<std::size_t>(label); }

// What a line shows gives way to `allowed` where the two leave nothing.
LabelMask PossibleLabels(const Observation& seen, LabelMask allowed) {
  LabelMask possible = 0;
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (Possible(static_cast<Label>(label), seen.features)) possible |= LabelMask{1} << label;
  }
  return (possible & allowed) != 0 ? possible & allowed : allowed;
}

Scores Emit(const ModelParameters& model, const Observation& seen, LabelMask allowed) {
  Scores scores{};
  for (std::uint64_t left = seen.features; left != 0; left &= left - 1) {
    const auto& row = model.emissions[static_cast<std::size_t>(std::countr_zero(left))];
    for (std::size_t label = 0; label < kLabelCount; ++label) scores[label] += row[label];
  }
  const LabelMask possible = PossibleLabels(seen, allowed);
  for (std::size_t label = 0; label < kLabelCount; ++label) {
    if (((possible >> label) & 1U) == 0) scores[label] = kNever;
  }
  return scores;
}

// Calls `take(from, to, score)` for every step the grammar allows to `seen`.
template <typename Take>
void ForEachStep(const ModelParameters& model, const Observation& seen, Take take) {
  const bool glued = seen.Has(Feature::kGlued);
  for (std::size_t i = 0; i < kStepCount; ++i) {
    const auto& step = grammar::kSteps[i];
    take(Index(step.from), Index(step.to), glued ? model.steps[i] + model.glued[i] : model.steps[i]);
  }
}

// Keeps the numbers small on documents of any length.
void Rebase(Scores* scores) {
  const float top = *std::max_element(scores->begin(), scores->end());
  for (auto& score : *scores) score = std::max(score - top, kNever);
}

// Best score of a labelling up to each line, at each label.
std::vector<Scores> Forward(const ModelParameters& model, const std::vector<Observation>& seen,
                            const std::vector<Scores>& emission) {
  std::vector<Scores> before(seen.size());
  before[0].fill(kNever);
  for (std::size_t i = 0; i < kStartCount; ++i) {
    const std::size_t to = Index(grammar::kStarts[i].to);
    before[0][to] = model.starts[i] + emission[0][to];
  }
  for (std::size_t i = 1; i < seen.size(); ++i) {
    auto& here = before[i];
    here.fill(kNever);
    ForEachStep(model, seen[i], [&](std::size_t from, std::size_t to, float score) {
      here[to] = std::max(here[to], before[i - 1][from] + score);
    });
    for (std::size_t label = 0; label < kLabelCount; ++label) here[label] += emission[i][label];
    Rebase(&here);
  }
  return before;
}

// The best label that steps to `next`, the one chosen for the line after, so
// that ties cannot break the grammar; of all, on the last line.
std::size_t BestBefore(const ModelParameters& model, const Scores& before, const Observation* after,
                       std::size_t next) {
  if (after == nullptr) {
    return static_cast<std::size_t>(std::max_element(before.begin(), before.end()) - before.begin());
  }
  std::size_t best = 0;
  float best_score = std::numeric_limits<float>::lowest();
  ForEachStep(model, *after, [&](std::size_t from, std::size_t to, float score) {
    if (to != next || before[from] + score <= best_score) return;
    best_score = before[from] + score;
    best = from;
  });
  return best;
}

}  // namespace

std::vector<Labelled> LabelLines(const std::vector<Observation>& seen, const std::vector<LabelMask>& allowed,
                                 const ModelParameters* parameters) {
  const ModelParameters& model = parameters == nullptr ? FittedParameters() : *parameters;
  const std::size_t n = seen.size();
  std::vector<Labelled> labels(n);
  if (n == 0) return labels;
  std::vector<Scores> emission(n);
  for (std::size_t i = 0; i < n; ++i) {
    emission[i] = Emit(model, seen[i], allowed.empty() ? kEveryLabel : allowed[i]);
  }
  const auto before = Forward(model, seen, emission);
  // Best score of a labelling after a line. Its sum with the one before, at a
  // label against the best of the others, is the margin.
  Scores after{};
  std::size_t next = kLabelCount;
  for (std::size_t i = n; i-- > 0;) {
    const std::size_t best = BestBefore(model, before[i], i + 1 < n ? &seen[i + 1] : nullptr, next);
    float other = kNever;
    for (std::size_t label = 0; label < kLabelCount; ++label) {
      if (label != best) other = std::max(other, before[i][label] + after[label]);
    }
    labels[i] = {static_cast<Label>(best), std::max(before[i][best] + after[best] - other, 0.0F)};
    next = best;
    Scores earlier;
    earlier.fill(kNever);
    ForEachStep(model, seen[i], [&](std::size_t from, std::size_t to, float score) {
      earlier[from] = std::max(earlier[from], score + emission[i][to] + after[to]);
    });
    Rebase(&earlier);
    after = earlier;
  }
  return labels;
}

}  // namespace pulse::ingest
