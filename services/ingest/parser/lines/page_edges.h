// Lines that a program printed on each page: the address and the time of printing, a
// title, a count of pages.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Whether each line is one: short, within three lines of a page's edge, and the same
/// but for its numbers at three quarters of the edges, and at three. Names of sections
/// and groups, and what announces something, are none. So is one, wherever it stands,
/// that three times says the same to the left and counts pages to the right. A page ends
/// too behind "Page 2 of 7". The edition, where it is first printed, stays. Empty when no
/// line is. Linear.
std::vector<bool> FindPageEdges(const std::vector<Line>& lines);

}  // namespace pulse::ingest
