// Titles that carry no marks, told by how their lines stand: a run of glued lines
// whose front is "Publisher. Title" is one title however it is broken, and what
// stands in the middle of a sentence is none.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Adds to `all` which lines go on with a title that began above, which cannot,
/// and where none can begin. `all` runs in parallel with `lines` and holds what
/// they say themselves, bylines and sections among it. How this document sets its
/// other titles is evidence. Linear.
void ObserveTitleBlocks(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all);

}  // namespace pulse::ingest
