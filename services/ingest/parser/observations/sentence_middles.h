// Lines in the middle of a sentence, or that surely start something of their own.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"
#include "services/ingest/parser/observations/text_blocks.h"

namespace pulse::ingest {

/// Adds to `all`, which runs in parallel with `lines`, where no title begins and
/// what goes on with none. Linear.
void ObserveSentenceMiddles(const std::vector<Line>& lines, const Layout& layout,
                            const std::vector<TextBlock>& blocks, std::vector<Observation>* all);

}  // namespace pulse::ingest
