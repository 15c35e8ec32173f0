// Where an issue prints the publishers of its items. "Publisher. Title" is the
// digest's own way (byline.h); issues that do otherwise do so throughout, so the
// way is found out once a document, and only where the digest's own is not met.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/observations/styled_headings.h"

namespace pulse::ingest {

/// The way the document prints publishers, and the headings that do.
struct StyleFound {
  BylineStyle style = BylineStyle::kStop;
  std::vector<StyledHeading> headings;
};

/// "Publisher. Title" met so often with a known name, that is the document's way.
inline constexpr std::size_t kStopsOfOwnWay = 4;

/// `stops` is how many paragraphs read as "Publisher. Title": any other style
/// must be met more often, and three times at least. Linear.
StyleFound FindBylineStyle(const std::vector<Line>& lines, const HeadingPlaces& places, std::size_t stops);

}  // namespace pulse::ingest
