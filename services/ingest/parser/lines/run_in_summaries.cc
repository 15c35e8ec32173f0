#include "services/ingest/parser/lines/run_in_summaries.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/lines/cut_line.h"
#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Of lines that a title in a type of its own fills.
constexpr std::size_t kMostLines = 3;

// Where a summary begins behind a title: a byte of a line's content.
struct RunIn {
  std::size_t title = 0;    // the title's first line
  std::size_t summary = 0;  // the line in which the summary begins
  std::size_t at = 0;       // and where in its raw text
  bool known = false;       // the publisher is one by its words
};

bool IsMark(char c) { return c == '*' || c == '_'; }

// Whether the line is a heading, or opens a paragraph as a title in bold might.
bool MayHoldTitle(const Line& line) {
  return !line.content.empty() && IsMark(line.content.front()) &&
         (line.mark == Mark::kHeading || (line.mark == Mark::kNone && line.gap != Gap::kGlued));
}

// The emphasis marks that `text` opens with: up to three of one kind.
std::string_view MarksInFront(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && count < 3 && text[count] == text.front()) ++count;
  return text.empty() || !IsMark(text.front()) ? text.substr(0, 0) : text.substr(0, count);
}

// One past the run of emphasis that `text` opens with; 0 when it does not, or none closes it.
std::size_t EndOfRun(std::string_view text) {
  const auto marks = MarksInFront(text);
  if (marks.empty()) return 0;
  const auto close = text.find(marks, marks.size());
  return close == std::string_view::npos || IsSpace(text[close - 1]) ? 0 : close + marks.size();
}

// One past what is emphasised in front of `text`: "**Publisher. Title**", or a publisher
// with its stop and a title in two types. 0 when text is none such.
std::size_t EndOfTitle(std::string_view text) {
  const std::size_t end = EndOfRun(text);
  if (end == 0) return 0;
  // All of the first run is publishers: the title is in a type of its own.
  const std::size_t title = std::min(text.find_first_not_of(' ', end), text.size());
  if (title == text.size() || !IsMark(text[title])) return end;
  const auto first = text.substr(0, end);
  if (LastMark(first) != '.' || SplitByline(first)) return end;
  const std::size_t length = EndOfRun(text.substr(title));
  return length > 0 ? title + length : end;
}

// Whether a summary, of which `front` is the first line, ends in line `last`.
bool ReadsAsSummary(std::string_view front, std::string_view last, std::size_t bytes) {
  constexpr std::size_t kShortest = 40;
  return bytes >= kShortest && !StartsLower(front) && EndsSentence(last) &&
         (IsWordByte(front.front()) || front.front() == '"' || front.front() == '[');
}

std::optional<RunIn> FindRunIn(const std::vector<Line>& lines, std::size_t i) {
  if (!MayHoldTitle(lines[i])) return std::nullopt;
  std::string joined;  // where the title wraps
  std::string_view text = lines[i].content;
  std::size_t before = 0;  // bytes of the lines before the one that the title ends in
  std::size_t line = i;
  std::size_t end = EndOfTitle(text);
  while (end == 0 && line + 1 < lines.size() && line + 1 < i + kMostLines &&
         lines[line + 1].gap == Gap::kGlued && lines[i].mark == Mark::kNone) {
    if (joined.empty()) joined = text;
    before = joined.size() + 1;
    joined.append(" ").append(lines[++line].content);
    text = joined;
    end = EndOfTitle(text);
  }
  if (end <= before) return std::nullopt;
  const auto summary = Trim(lines[line].content.substr(end - before));
  if (summary.empty()) return std::nullopt;
  std::size_t last = line;
  std::size_t bytes = summary.size();
  while (last + 1 < lines.size() && lines[last + 1].gap == Gap::kGlued && lines[last + 1].mark == Mark::kNone)
    bytes += lines[++last].content.size();
  if (!ReadsAsSummary(summary, lines[last].content, bytes)) return std::nullopt;
  const auto split = SplitByline(text.substr(0, end));
  if (!split) return std::nullopt;
  return RunIn{i, line, static_cast<std::size_t>(summary.data() - lines[line].raw.data()),
               split->organisation_words > 0 || lines[i].mark == Mark::kHeading};
}

// Those whose publishers nobody knows are titles where most so printed are.
void DropUnknown(std::vector<RunIn>* found) {
  constexpr std::ptrdiff_t kFewestKnown = 3;
  const auto known = std::count_if(found->begin(), found->end(), [](const RunIn& r) { return r.known; });
  if (known >= kFewestKnown && known * 2 > static_cast<std::ptrdiff_t>(found->size())) return;
  found->erase(std::remove_if(found->begin(), found->end(), [](const RunIn& r) { return !r.known; }),
               found->end());
}

}  // namespace

void CutRunInSummaries(std::vector<Line>* lines) {
  std::vector<RunIn> found;
  for (std::size_t i = 0; i < lines->size(); ++i) {
    if (const auto run_in = FindRunIn(*lines, i)) found.push_back(*run_in);
  }
  DropUnknown(&found);
  if (found.empty()) return;
  std::vector<Line> cut;
  cut.reserve(lines->size() + found.size());
  auto next = found.begin();
  for (std::size_t i = 0; i < lines->size(); ++i) {
    cut.push_back((*lines)[i]);
    if (next == found.end() || next->summary != i) continue;
    cut.push_back(CutLine(next->at, Gap::kBlank, &cut.back()));
    ++next;
  }
  *lines = std::move(cut);
}

}  // namespace pulse::ingest
