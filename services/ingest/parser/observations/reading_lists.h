// "Author. Title" as an entry of a list that a summary holds, and no item's title.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"
#include "services/ingest/parser/observations/title_marking.h"

namespace pulse::ingest {

/// Where titles carry marks, lines without marks that read as "Publisher. Title" are
/// entries of a list when several stand together with no text between them, or one
/// stands below what announces it. Takes back that they read so. Linear.
void ObserveReadingLists(const std::vector<Line>& lines, const TitleMarking& marking,
                         std::vector<Observation>* all);

}  // namespace pulse::ingest
