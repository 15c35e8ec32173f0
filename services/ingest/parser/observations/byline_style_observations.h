// Which headings print their publishers otherwise than as "Publisher. Title".

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Headings that print their publishers another way look like those of the
/// digest's own way, of one line or of several. Wants all bylines observed.
void ObserveBylineStyle(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                        std::vector<Observation>* all);

}  // namespace pulse::ingest
