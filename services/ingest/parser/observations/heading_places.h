// Where in a document headings of items may open.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// The document's paragraphs, whole where a page cut them, and of each whether a
/// heading may open there, or its second part: what is seen to be something else may
/// not; whether it is the name of a section or a group; whether it stands right below
/// such a name, the publisher's own news excepted; whether it was printed on a cover,
/// which may stand between a heading and its summary; and whether a heading of two parts
/// is known to open there, which nobody has looked for yet.
struct HeadingPlaces {
  std::vector<Paragraph> paragraphs;
  std::vector<bool> may_head;
  std::vector<bool> names_part;
  std::vector<bool> opens_part;
  std::vector<bool> covers;
  std::vector<bool> opens_heading;
};

/// Headings stand behind the first section's, and are nothing that is known. Wants
/// what all lines say. Linear.
HeadingPlaces FindHeadingPlaces(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                                const std::vector<Observation>& all);

}  // namespace pulse::ingest
