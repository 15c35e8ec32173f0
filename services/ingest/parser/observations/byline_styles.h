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

/// Paragraphs that read as "Publisher. Title".
struct StopsMet {
  std::size_t known = 0;             // with an organisation's name before the stop
  std::vector<std::size_t> unknown;  // the others, by their first lines

  std::size_t all() const { return known + unknown.size(); }
};

/// Any other style must be met more often than `stops`, of which those that nobody
/// knows do not count where they read in that style too; and three times at least, or
/// by both items of a small issue. Linear.
StyleFound FindBylineStyle(const std::vector<Line>& lines, const HeadingPlaces& places,
                           const StopsMet& stops);

}  // namespace pulse::ingest
