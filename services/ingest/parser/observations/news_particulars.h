// Lines in the publisher's own news that are short as titles are, and none.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"
#include "services/ingest/parser/observations/text_blocks.h"

namespace pulse::ingest {

/// Titles of news name no publishers; what tells them is that text stands below. Sets
/// kMidSentence on single lines of news without marks that say when, where or how
/// ("Closing date: 8 June"), that send the reader elsewhere at a news' end ("Click here"),
/// and that are what the line above announces ("Speakers include:"); and takes back kVerb
/// of a line that stands as a headline between two texts. Linear.
void ObserveNewsParticulars(const std::vector<Line>& lines, const std::vector<TextBlock>& blocks,
                            std::vector<Observation>* all);

}  // namespace pulse::ingest
