// Who signed the introduction, from the lines of the sign-off.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/assembly/assembly.h"
#include "services/ingest/parser/assembly/ledger.h"
#include "services/ingest/parser/diagnostics.h"

namespace pulse::ingest {

/// Adds the signatories that `lines`, of names and roles in document order, hold.
/// A line may hold two names, and a role behind the name. For whom it was signed
/// is part of the closing.
void ReadSignatories(const LabelledDocument& document, const std::vector<std::size_t>& lines,
                     v1::Issue* issue, Ledger* ledger, Diagnostics* diagnostics);

}  // namespace pulse::ingest
