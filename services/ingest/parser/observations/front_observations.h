// What stands before the first section and behind the last item, where its place
// or its words leave no doubt.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Observes the masthead (masthead_observations.h). Sets Sure::kIntroduction on what
/// stands between the words of welcome and the closing, under_way behind the words of
/// welcome, kNotice on the paragraphs behind the closing that speak of the subscription,
/// kOnBehalf below the signature. Follows ObserveSections. Looks at the first lines only.
void ObserveFront(const std::vector<Line>& lines, std::vector<Observation>* all);

/// Sets Sure::kEndMatter on notice, address and greetings at the document's very end.
void ObserveEnd(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
