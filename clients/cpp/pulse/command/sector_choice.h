// Sectors as people write them, checked against the taxonomy.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <vector>

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

/// Adds the names of the sectors that `words` mean to `names`. A sector that does
/// not exist would silently answer nothing, so the taxonomy is asked; without
/// words nothing is. kUsage: one of them means none; the choices are said.
ExitCode ReadSectors(const Session& session, const client::Client& client,
                     const std::vector<std::string>& words,
                     google::protobuf::RepeatedPtrField<std::string>* names);

}  // namespace pulse::cli
