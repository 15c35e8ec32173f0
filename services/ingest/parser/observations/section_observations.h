// What a document's sections say about its lines: lists of contents, and whether
// sections are called by the names of the taxonomy.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Marks the lists of contents before the first section, which name sections that
/// come, and takes the names off their lines; then the lines that are no sector's
/// name in a document whose sections are. Linear, but for a list's first entries.
void ObserveSections(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
