// Sub-headings of summaries, told from titles by their form.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"
#include "services/ingest/parser/observations/title_marking.h"

namespace pulse::ingest {

/// Between an item's title and the next, a marked line without publishers heads a
/// part of the summary when it is marked unlike all titles, or has text below it
/// and is of one or two words, or is short and stands beside others such or at
/// another level than the title; "Chapter 2. Costs" does as well. In the publisher's
/// own news, where titles have no publishers, a bold line among titles that are headings
/// does when it, or another below the same title, is called as parts are. Sets
/// kSubheading, and `by_form` where the name alone would not say so. Linear.
void ObserveSummaryHeadings(const std::vector<Line>& lines, const TitleMarking& marking,
                            std::vector<Observation>* all);

/// Takes back that a line reads as "Publisher. Title".
void RetractByline(Observation* seen);

}  // namespace pulse::ingest
