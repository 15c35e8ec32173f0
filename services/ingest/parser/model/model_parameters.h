// The numbers of the sequence model. Two sources:
//   model_prior.inc   set by hand on the shapes of the genre: what is believed
//                     before any document is seen
//   model_weights.inc fitted by tests/fit-model, which starts from the prior and
//                     leaves it only where documents say otherwise

#pragma once

#include <array>

#include "services/ingest/parser/model/grammar.h"
#include "services/ingest/parser/model/model.h"
#include "services/ingest/parser/model/signals.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

using Scores = std::array<float, kLabelCount>;

/// A margin, and the share of items decided by it that were right.
struct Knot {
  float margin = 0;
  float probability = 0.5F;
};

inline constexpr std::size_t kKnots = 12;

struct ModelParameters {
  std::array<Scores, kSignalCount> emissions{};  // signal × label
  std::array<float, kStartCount> starts{};       // of grammar::kStarts
  std::array<float, kStepCount> steps{};         // of grammar::kSteps
  std::array<float, kStepCount> glued{};         // added where no blank line stands between
  std::array<Knot, kKnots> reliability{};        // margins ascending

  /// How likely a decision of this margin is right; between knots by the
  /// straight line.
  double Confidence(float margin) const;
};

/// Set by hand.
const ModelParameters& PriorParameters();

/// What the parser uses.
const ModelParameters& FittedParameters();

}  // namespace pulse::ingest
