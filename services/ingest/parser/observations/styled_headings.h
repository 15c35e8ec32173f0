// Headings of a document that print their publishers in one way.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/heading_pairs.h"
#include "services/ingest/parser/observations/heading_parts.h"
#include "services/ingest/parser/observations/heading_places.h"

namespace pulse::ingest {

/// Those printed in `style`, which is not kStop, first to last. Linear.
std::vector<StyledHeading> FindHeadings(const std::vector<Line>& lines, const HeadingPlaces& places,
                                        BylineStyle style, NameEvidence evidence);

/// "Harbour Trust – Boats": an organisation, a dash or a bar, and what may be a title.
bool OpensClearly(const Line& line);

/// Whether the marks of a heading agree with its style: a publisher's line that is
/// marked stands above a title that is, or that ends its paragraph, and not above text.
bool MarksAgree(const std::vector<Line>& lines, BylineStyle style, const StyledHeading& heading);

/// Whether nothing else looks like it: publisher and title marked as headings of one
/// level, or parted by a dash, where the title stands in front if the publisher is an
/// organisation by its words, or the publisher in brackets and no place or acronym.
bool IsClear(const std::vector<Line>& lines, BylineStyle style, const StyledHeading& heading);

}  // namespace pulse::ingest
