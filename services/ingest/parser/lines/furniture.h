// Takes what belongs to the page and not to the text out of the flow: rules,
// page numbers, running heads.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Moves furniture out of `lines` and answers it, both in document order. The
/// line after removed furniture keeps the wider of the gaps around it; after a
/// page number or running head that is a page break.
///
/// A running head is a short line that names the digest and stands three times
/// or more, or twice at the edge of a page; its first appearance is the
/// masthead and stays, unless text has begun above it. What else is printed on each
/// page is of page_edges.h.
std::vector<Line> RemoveFurniture(std::vector<Line>* lines);

}  // namespace pulse::ingest
