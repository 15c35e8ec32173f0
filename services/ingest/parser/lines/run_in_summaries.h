// Summaries that a conversion left on the line of their title.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Parts headings such as "### **Publisher. Title.** The summary's sentences." behind
/// what is bold: the rest becomes a paragraph. So too paragraphs, where the publisher
/// is one by its words. Linear.
void CutRunInSummaries(std::vector<Line>* lines);

}  // namespace pulse::ingest
