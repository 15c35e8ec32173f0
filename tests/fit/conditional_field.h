// The sequence model as a linear-chain conditional random field: how likely the
// right labels are, and which way each parameter should move.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/model/model_parameters.h"
#include "tests/fit/labelled_variant.h"

namespace pulse::fit {

/// All parameters of the model in one vector, in a fixed order.
std::vector<double> ToVector(const ingest::ModelParameters& model);
ingest::ModelParameters FromVector(const std::vector<double>& parameters);

/// Adds d log p(right labels | document) / d parameter to `gradient`, and
/// returns log p. Labels outside the grammar: adds nothing and returns minus
/// infinity.
double AddGradient(const std::vector<double>& parameters, const LabelledVariant& document,
                   std::vector<double>* gradient);

}  // namespace pulse::fit
