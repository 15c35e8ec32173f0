// What a line is beside the lines before and after it.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Whether line `i` may go on at the top of the next page.
bool PageCutAfter(const std::vector<Line>& lines, std::size_t i);

/// Marks the lines that had room for the next line's first word, so that the
/// break after them was meant. The room is that of the lines from there on (a
/// title may be set wider than the text beside a picture below it), or of the
/// second longest of the lines before (the last line of a paragraph is short).
void ObserveBreaks(const Layout& layout, const Paragraph& paragraph, std::vector<Observation>* all);

/// What line `i` is beside the line before it, and where in its paragraph. Wants
/// what both say by themselves.
void ObserveNeighbours(const std::vector<Line>& lines, const Paragraph& paragraph, std::size_t i,
                       std::vector<Observation>* all);

/// What each line is beside the others of its paragraph. Wants all that the
/// paragraph's lines say, bylines among it.
void ObservePlace(const std::vector<Line>& lines, const Paragraph& paragraph, std::vector<Observation>* all);

/// Compares each heading with the last that opened an item: one that reads as
/// "Publisher. Title", or the first after a section's or group's heading.
void ObserveLevels(const std::vector<Line>& lines, std::vector<Observation>* all);

/// What each line is before the line that follows.
void ObserveNext(std::vector<Observation>* all);

}  // namespace pulse::ingest
