// How often a decision of a given margin is right.

#pragma once

#include <array>
#include <vector>

#include "services/ingest/parser/model/model_parameters.h"

namespace pulse::fit {

struct Outcome {
  float margin = 0;
  bool right = false;
};

/// Isotonic regression of the outcomes, at kKnots margins. Never says certain:
/// each stretch counts half an error more than it holds.
std::array<ingest::Knot, ingest::kKnots> FitReliability(std::vector<Outcome> outcomes);

}  // namespace pulse::fit
