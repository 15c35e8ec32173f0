// Lists of contents whose entries are links to places in the document, as Word's and
// web pages' become: "[Criminal Justice [5](#criminal-justice)](#criminal-justice)".

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// "In this issue": what stands above a list of contents.
bool IsTitleOfContents(const Line& line);

/// Whether a text is one link to a place in the same document, and nothing else. `[x](#)`,
/// whose target was lost, is none.
bool IsLinkIntoDocument(std::string_view text);

/// Sets kContents on such a list, and on the words "In this issue" above it, and takes the
/// names of sections off its lines. Looks at the lines before the first section.
void ObserveContentsLinks(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
