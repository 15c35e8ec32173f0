#include "services/ingest/parser/model/model_parameters.h"

#include <algorithm>
#include <iterator>

namespace pulse::ingest {

const int kWeightsVersion = 7;

namespace {

constexpr ModelParameters MakePrior() {
  ModelParameters prior;
#define W(feature, label, weight)                                                                        \
  prior.emissions[static_cast<std::size_t>(Feature::feature)][static_cast<std::size_t>(Label::label)] += \
      static_cast<float>(weight);
#include "services/ingest/parser/model/model_prior.inc"
#undef W
  for (std::size_t i = 0; i < kStartCount; ++i) prior.starts[i] = grammar::kStarts[i].score;
  for (std::size_t i = 0; i < kStepCount; ++i) {
    prior.steps[i] = grammar::kSteps[i].score;
    prior.glued[i] = grammar::kSteps[i].glued;
  }
  return prior;
}

constexpr ModelParameters MakeFitted() {
  ModelParameters fitted;
#define SIGNAL(signal, ...) fitted.emissions[signal] = {__VA_ARGS__};
#define STARTS(...) fitted.starts = {__VA_ARGS__};
#define STEPS(...) fitted.steps = {__VA_ARGS__};
#define GLUED(...) fitted.glued = {__VA_ARGS__};
#define KNOT(n, margin, probability) fitted.reliability[n] = {margin, probability};
#include "services/ingest/parser/model/model_weights.inc"
#undef SIGNAL
#undef STARTS
#undef STEPS
#undef GLUED
#undef KNOT
  return fitted;
}

constexpr ModelParameters kPrior = MakePrior();
constexpr ModelParameters kFitted = MakeFitted();

}  // namespace

double ModelParameters::Confidence(float margin) const {
  const auto above = std::find_if(reliability.begin(), reliability.end(),
                                  [margin](const Knot& knot) { return knot.margin >= margin; });
  if (above == reliability.begin()) return static_cast<double>(above->probability);
  if (above == reliability.end()) return static_cast<double>(reliability.back().probability);
  const auto below = std::prev(above);
  const float part = (margin - below->margin) / (above->margin - below->margin);
  return static_cast<double>(below->probability + part * (above->probability - below->probability));
}

const ModelParameters& PriorParameters() { return kPrior; }

const ModelParameters& FittedParameters() { return kFitted; }

}  // namespace pulse::ingest
