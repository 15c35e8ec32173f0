#include "services/ingest/parser/lines/double_spacing.h"

#include <cstddef>

#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Whether the blank line between these stands inside a sentence.
bool PartsSentence(const Line& above, const Line& below) {
  constexpr std::size_t kShortestText = 30;  // an entry of a list, or a title's end, may be short
  const auto end = LastMark(above.content);
  return above.content.size() >= kShortestText && end != ':' && end != ';' && end != ',' &&
         below.mark == Mark::kNone && StartsLower(below.content) && !EndsSentence(above.content);
}

}  // namespace

void CloseDoubleSpacing(std::vector<Line>* lines) {
  constexpr std::size_t kFewest = 12;
  std::size_t blank = 0;
  std::size_t inside = 0;
  for (std::size_t i = 1; i < lines->size(); ++i) {
    if ((*lines)[i].gap != Gap::kBlank) continue;
    ++blank;
    inside += PartsSentence((*lines)[i - 1], (*lines)[i]) ? 1U : 0U;
  }
  if (inside < kFewest || inside * 4 < blank) return;
  for (auto& line : *lines) {
    if (line.gap == Gap::kBlank) line.gap = Gap::kGlued;
  }
}

}  // namespace pulse::ingest
