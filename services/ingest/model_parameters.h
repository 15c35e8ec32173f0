// The numbers of the sequence model. Two sources:
//   model_prior.inc   set by hand on the shapes of the genre: what is believed
//                     before any document is seen
//   model_weights.inc fitted by tests/fit-model, which starts from the prior and
//                     leaves it only where documents say otherwise

#pragma once

#include <array>

#include "services/ingest/features.h"
#include "services/ingest/grammar.h"
#include "services/ingest/model.h"

namespace pulse::ingest {

using Scores = std::array<float, kLabelCount>;

struct ModelParameters {
  std::array<Scores, kFeatureCount> emissions{};  // feature × label
  std::array<float, kStartCount> starts{};        // of grammar::kStarts
  std::array<float, kStepCount> steps{};          // of grammar::kSteps
  std::array<float, kStepCount> glued{};          // added where no blank line stands between
};

/// Set by hand.
const ModelParameters& PriorParameters();

/// What the parser uses.
const ModelParameters& FittedParameters();

}  // namespace pulse::ingest
