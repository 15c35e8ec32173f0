// services/ingest/parser/model/model_weights.inc, written.

#pragma once

#include <string>

#include "services/ingest/parser/model/model_parameters.h"

namespace pulse::fit {

/// Writes the weights as the macros that services/ingest/parser/model/model_parameters.cc
/// reads, `how` they were made in the first line. False, with a message on
/// stderr, when the file cannot be written.
bool WriteWeights(const std::string& path, const std::string& how, const ingest::ModelParameters& model);

}  // namespace pulse::fit
