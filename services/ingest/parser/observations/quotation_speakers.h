// Whose words a quotation is: the line below it.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Sets kSpeaker on the line or two below a paragraph that stands in quotation marks
/// which say who spoke: "Ada Example, Chair", "– Parent, focus group". In a sector, where
/// titles name their publishers, a few words without a verb are enough; elsewhere they
/// must name a person, a role or a kind of person. Linear.
void ObserveSpeakers(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
