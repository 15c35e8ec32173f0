// What a developer of the grammar looks at: printed on stdout.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "services/ingest/parser/model/model_parameters.h"

namespace pulse::fit {

/// The lines of variant `seed`, which has the operators `always`, each with the label
/// `model` gives it, by number (services/ingest/parser/model/model.h), and how sure that is.
void Explain(std::uint64_t seed, const std::vector<std::string>& always,
             const ingest::ModelParameters& model);

/// Of `variants` variants, from seed `first` on, without the operators `without`:
/// those whose right labels no weights could give them, and the line where it shows.
/// Labels are masks in hexadecimal, a bit for each number.
void ListOutside(std::uint64_t first, int variants, const std::vector<std::string>& without);

}  // namespace pulse::fit
