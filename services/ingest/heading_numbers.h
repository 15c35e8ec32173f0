// The numbers that some issues print before their titles.

#pragma once

#include <vector>

#include "services/ingest/lines.h"

namespace pulse::ingest {

/// Sets Line::numbered of the lines that are numbered titles. Titles count on from the first of a section
/// through the document, or from section to section, with their summaries between them, where the entries of
/// a list stand together. Linear.
void FindNumberedTitles(std::vector<Line>* lines);

}  // namespace pulse::ingest
