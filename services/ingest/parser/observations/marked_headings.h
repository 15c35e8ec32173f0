// What a document's own way of marking titles says of its other marked lines:
// which of them are sub-headings, groups of unknown names, second lines of titles.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Where at least four titles carry marks and publishers:
///
/// - An unmarked line without publishers, or such as "Contact: Dr A. Name. Tel. …", is
///   text.
/// - A heading with no blank line, or a colon, before it goes on with that title.
/// - A heading that names no publisher, short or marked unlike the titles, between
///   an item's title and the next, is a sub-heading of its summary (`by_form`).
/// - One that stands right before a title and says what groups are called, or has
///   their level, is a group (`by_form`).
/// - What else stands where a title would has publishers parted by a slip
///   (heading_slips.h), if it has any.
///
/// Wants all that is seen of lines alone, of bylines and of sections. Linear.
void ObserveMarkedHeadings(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
