// What the lines of a sign-off are, told by where they stand.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Adds to `all`, which runs in parallel with `lines`, that line `closing` closes the
/// introduction, for whom those below it signed, and which goes on with a role.
void MarkSignOff(const std::vector<Line>& lines, std::size_t closing, std::vector<Observation>* all);

}  // namespace pulse::ingest
