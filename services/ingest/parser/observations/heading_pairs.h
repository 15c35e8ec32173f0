// Headings of two parts: publishers on lines of their own, above a title or below.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/heading_parts.h"
#include "services/ingest/parser/observations/heading_places.h"

namespace pulse::ingest {

/// A heading read in a style that is not kStop: lines [first, last], of which
/// those from `second` on hold the title of kLineAbove, the publishers of
/// kLineBelow; in the styles of one line it is `first`.
struct StyledHeading {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t last = 0;
};

/// The heading of two parts that paragraph `p` opens, in one paragraph or two. Text
/// follows, or both are marked as headings of one level, or bold.
std::optional<StyledHeading> FindPair(const std::vector<Line>& lines, const HeadingPlaces& places,
                                      std::size_t p, BylineStyle style, NameEvidence evidence);

/// Those of paragraph `here` behind the one it opens, which has no summary.
void FindFurtherPairs(const std::vector<Line>& lines, const Paragraph& here, BylineStyle style,
                      std::vector<StyledHeading>* headings);

}  // namespace pulse::ingest
