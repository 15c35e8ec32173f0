#include "services/ingest/model_parameters.h"

namespace pulse::ingest {

const int kWeightsVersion = 2;

namespace {

constexpr ModelParameters MakePrior() {
  ModelParameters prior;
#define W(feature, label, weight)                                                                        \
  prior.emissions[static_cast<std::size_t>(Feature::feature)][static_cast<std::size_t>(Label::label)] += \
      static_cast<float>(weight);
#include "services/ingest/model_prior.inc"
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
#define FEATURE(feature, ...) fitted.emissions[feature] = {__VA_ARGS__};
#define STARTS(...) fitted.starts = {__VA_ARGS__};
#define STEPS(...) fitted.steps = {__VA_ARGS__};
#define GLUED(...) fitted.glued = {__VA_ARGS__};
#include "services/ingest/model_weights.inc"
#undef FEATURE
#undef STARTS
#undef STEPS
#undef GLUED
  return fitted;
}

constexpr ModelParameters kPrior = MakePrior();
constexpr ModelParameters kFitted = MakeFitted();

}  // namespace

const ModelParameters& PriorParameters() { return kPrior; }

const ModelParameters& FittedParameters() { return kFitted; }

}  // namespace pulse::ingest
