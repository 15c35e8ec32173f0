// Groups of other names than the usual three in text without marks: "Consultations".

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Sets kKindName and `by_form` on lines of a sector that stand alone, say nothing but
/// what groups are called (group_names.h), and have an item's title below them: a byline
/// that is split in the next paragraph's first two lines. Marked headings are
/// ObserveMarkedHeadings's. Linear.
void ObserveBareGroups(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
