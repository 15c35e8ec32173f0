// Text of covers that a conversion left in the flow.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Whether the line could be a cover's, or a picture's, for all that is seen of it.
bool MayBeCover(const Line& line, const Observation& seen);

/// Sets Sure::kCoverText on blocks of short lines that say again, wholly or in part, what
/// a title near above them says. All lines of a block are cover text or none is.
void ObserveCoverText(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
