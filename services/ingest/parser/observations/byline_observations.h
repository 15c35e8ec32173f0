// Which lines print the publishers of an item, and where in them.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// "Publisher. Title", in line `i` of `paragraph` or, where titles wrap or a page
/// cuts them, in it and the next two. Wants what the paragraph's lines say by
/// themselves and where they break.
void ObserveByline(const std::vector<Line>& lines, const Paragraph& paragraph, std::size_t i,
                   std::vector<Observation>* all);

}  // namespace pulse::ingest
