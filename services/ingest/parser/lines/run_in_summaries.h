// Summaries that stand on the line of their title.

#pragma once

#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Parts headings such as "### **Publisher. Title.** The summary's sentences." behind
/// what is emphasised: the rest becomes a paragraph. So too paragraphs that open with
/// "**Publisher. Title**" or "**Publisher.** *Title*" in a type of their own, wrapped or
/// not, where the publisher is one by its words or several others so printed are.
/// Linear.
void CutRunInSummaries(std::vector<Line>* lines);

}  // namespace pulse::ingest
