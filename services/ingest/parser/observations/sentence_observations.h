// What tells a summary's sentences and its postal lines from titles.

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"
#include "services/ingest/parser/lines/paragraphs.h"
#include "services/ingest/parser/observations/features.h"

namespace pulse::ingest {

/// Whether one of lines [first, last] holds a verb (HoldsVerb).
bool HoldVerb(const std::vector<Line>& lines, std::size_t first, std::size_t last);

/// Looks at the paragraphs short enough for a title, in one with their rest where a
/// page cuts them: whether they make a sentence.
void ObserveSentences(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs,
                      std::vector<Observation>* all);

/// Marks the addresses printed on lines of their own, the last of them one of
/// e-mail. Linear.
void ObserveAddresses(const std::vector<Line>& lines, std::vector<Observation>* all);

}  // namespace pulse::ingest
