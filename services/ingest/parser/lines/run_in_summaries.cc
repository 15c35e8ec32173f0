#include "services/ingest/parser/lines/run_in_summaries.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "services/ingest/parser/lines/cut_line.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Whether the line is a heading, or opens a paragraph as a title in bold might.
bool MayHoldTitle(const Line& line) {
  return line.mark == Mark::kHeading || (line.mark == Mark::kNone && line.gap != Gap::kGlued);
}

// Where the summary begins in the line's raw text; 0 when there is none.
std::size_t FindSummary(const Line& line) {
  constexpr std::string_view kBold = "**";
  constexpr std::size_t kShortest = 40;
  const auto text = line.content;
  if (!text.starts_with(kBold) || !MayHoldTitle(line)) return 0;
  const auto end = text.find(kBold, kBold.size());
  if (end == std::string_view::npos) return 0;
  const auto summary = Trim(text.substr(end + kBold.size()));
  if (summary.size() < kShortest || StartsLower(summary) || !EndsSentence(summary)) return 0;
  const auto title = text.substr(kBold.size(), end - kBold.size());
  const auto split = EndsSentence(title) ? SplitByline(title) : std::nullopt;
  if (!split || (line.mark == Mark::kNone && split->organisation_words == 0)) return 0;
  return static_cast<std::size_t>(summary.data() - line.raw.data());
}

}  // namespace

void CutRunInSummaries(std::vector<Line>* lines) {
  std::vector<Line> cut;  // the lines so far, once one was parted
  for (std::size_t i = 0; i < lines->size(); ++i) {
    auto& line = (*lines)[i];
    if (const std::size_t at = FindSummary(line); at > 0) {
      if (cut.empty()) cut.assign(lines->begin(), lines->begin() + static_cast<std::ptrdiff_t>(i));
      const Line summary = CutLine(at, Gap::kBlank, &line);
      cut.push_back(line);
      cut.push_back(summary);
    } else if (!cut.empty()) {
      cut.push_back(line);
    }
  }
  if (!cut.empty()) *lines = std::move(cut);
}

}  // namespace pulse::ingest
