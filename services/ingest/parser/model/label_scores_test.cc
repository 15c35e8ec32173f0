#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>
#include <vector>

#include "services/ingest/parser/model/grammar.h"
#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/model/model_parameters.h"
#include "services/ingest/parser/model/possible_labels.h"
#include "services/ingest/parser/model/signals.h"

namespace pulse::ingest {
namespace {

using Row = std::array<double, kLabelCount>;
constexpr double kNever = -1e9;

// Scores of each label at line `i` by itself.
Row Emission(const std::vector<Observation>& seen, std::size_t i) {
  Row row{};
  ForEachSignal(seen, i, [&](std::size_t signal) {
    for (std::size_t l = 0; l < kLabelCount; ++l)
      row[l] += static_cast<double>(FittedParameters().emissions[signal][l]);
  });
  for (std::size_t l = 0; l < kLabelCount; ++l) {
    if (!Possible(static_cast<Label>(l), seen[i].features)) row[l] = -1e5;
  }
  return row;
}

double StepScore(std::size_t step, const Observation& to) {
  const auto& model = FittedParameters();
  return static_cast<double>(model.steps[step]) +
         (to.Has(Feature::kGlued) ? static_cast<double>(model.glued[step]) : 0);
}

// The best score of a whole labelling that gives line `fixed` the label `label`,
// step by step through the grammar.
double BestWith(const std::vector<Observation>& seen, std::size_t fixed, std::size_t label) {
  Row scores;
  scores.fill(kNever);
  for (std::size_t s = 0; s < kStartCount; ++s)
    scores[static_cast<std::size_t>(grammar::kStarts[s].to)] =
        static_cast<double>(FittedParameters().starts[s]);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    if (i > 0) {
      Row next;
      next.fill(kNever);
      for (std::size_t s = 0; s < kStepCount; ++s) {
        auto& to = next[static_cast<std::size_t>(grammar::kSteps[s].to)];
        to = std::max(to, scores[static_cast<std::size_t>(grammar::kSteps[s].from)] + StepScore(s, seen[i]));
      }
      scores = next;
    }
    const Row emission = Emission(seen, i);
    for (std::size_t l = 0; l < kLabelCount; ++l)
      scores[l] += i == fixed && l != label ? kNever : emission[l];
  }
  return *std::max_element(scores.begin(), scores.end());
}

TEST(LabelLines, FindsTheBestLabellingAndHowMuchWorseTheNextIs) {
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    std::vector<Observation> seen(6);
    for (auto& line : seen) {
      line.Set(Feature::kBias);
      for (int features = 0; features < 12; ++features)
        line.Set(static_cast<Feature>(random() % kFeatureCount));
    }
    const auto labels = LabelLines(seen);
    for (std::size_t i = 0; i < seen.size(); ++i) {
      Row best;
      for (std::size_t l = 0; l < kLabelCount; ++l) best[l] = BestWith(seen, i, l);
      const auto chosen = static_cast<std::size_t>(labels[i].label);
      std::swap(best[0], best[chosen]);
      const double other = *std::max_element(best.begin() + 1, best.end());
      EXPECT_NEAR(static_cast<double>(labels[i].margin), std::min(best[0] - other, 1e9),
                  0.05 + 1e-5 * std::abs(other));
      EXPECT_GE(best[0], other - 0.05 - 1e-5 * std::abs(other));
    }
  }
}

}  // namespace
}  // namespace pulse::ingest
