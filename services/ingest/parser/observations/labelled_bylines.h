// Publishers that a label announces: "Published by: Harbour Trust", on a line of its
// own below the title or above it.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"
#include "services/ingest/parser/observations/heading_pairs.h"

namespace pulse::ingest {

struct LabelledByline {
  BylineStyle style = BylineStyle::kLineBelow;  // or kLineAbove
  StyledHeading heading;
};

/// The headings of items whose publishers carry a label. One
/// says enough: unlike a name by itself it needs no others like it. Where one stands
/// above its title, another stands so right below a section's or group's heading; what
/// ends a summary belongs to no title. Wants what all lines say. Linear.
std::vector<LabelledByline> FindLabelledBylines(const std::vector<Line>& lines,
                                                const std::vector<Paragraph>& paragraphs,
                                                const std::vector<Observation>& all);

}  // namespace pulse::ingest
