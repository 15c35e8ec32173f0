// Titles in the publisher's own news that no blank line parts from the text around them.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Says in `all`, which runs in parallel with `lines`, which lines of wrapped text
/// without marks are such titles: below a sentence's end and above text of full lines,
/// with no stop, and with room for that text's first word. Linear.
void ObserveGluedNews(const std::vector<Line>& lines, const Layout& layout, std::vector<Observation>* all);

}  // namespace pulse::ingest
