// What begins without a publisher where titles name theirs, and no blank line parts
// paragraphs.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Adds to `all`, which runs in parallel with `lines`, where in wrapped text without
/// marks no title begins: at breaks that part paragraphs and entries of lists whose
/// bullets a conversion lost. Linear.
void ObserveUnpublishedStarts(const std::vector<Line>& lines, const Layout& layout,
                              const std::vector<Paragraph>& paragraphs, std::vector<Observation>* all);

}  // namespace pulse::ingest
