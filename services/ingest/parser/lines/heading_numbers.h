// The numbers that some issues print before their titles.

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Length of a number in front of a heading, white space behind it included:
/// `1. `, `1.1 `, `2) `; 0 when there is none.
std::size_t HeadingNumberLength(std::string_view heading);

/// Sets Line::numbered of the lines that are numbered titles. Titles count on from
/// the first of a section through the document, or from section to section, with
/// their summaries between them, where the entries of a list stand together. Linear.
void FindNumberedTitles(std::vector<Line>* lines);

}  // namespace pulse::ingest
