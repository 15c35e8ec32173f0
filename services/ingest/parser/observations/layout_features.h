// What the width of the document's text says about a line.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Adds the features of layout to `seen`, which runs in parallel with `lines`
/// and holds those of their words. Linear.
void ObserveLayout(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* seen);

}  // namespace pulse::ingest
