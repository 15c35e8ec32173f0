// Sections whose headings name no sector that is known.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Marks in `all`, which runs in parallel with `lines`, the headings below which groups
/// begin anew: "Housing" between the tools of one sector and the next "Reports". Without
/// it, what follows would be filed under the sector above. Wants the groups' names.
/// Linear.
void ObserveUnnamedSections(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
