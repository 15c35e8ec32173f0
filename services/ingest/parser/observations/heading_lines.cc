#include "services/ingest/parser/observations/heading_lines.h"

#include "services/ingest/parser/lines/heading_numbers.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/observations/heading_parts.h"
#include "services/ingest/parser/words/sentence_words.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Without the brackets and targets of Markdown links.
std::string WithoutLinks(std::string text) {
  for (auto at = text.find("]("); at != std::string::npos; at = text.find("](", at)) {
    const auto end = text.find(')', at);
    if (end == std::string::npos) break;
    text.erase(at, end + 1 - at);
    if (const auto open = text.rfind('[', at); open != std::string::npos) {
      text.erase(open, 1);
      --at;
    }
  }
  return text;
}

}  // namespace

std::string_view Bare(std::string_view text) {
  text = Trim(text);
  while (text.size() > 2 && (text.front() == '*' || text.front() == '_')) text.remove_prefix(1);
  while (text.size() > 2 && (text.back() == '*' || text.back() == '_' || text.back() == ' '))
    text.remove_suffix(1);
  return text;
}

bool IsSummaryText(const std::vector<Line>& lines, const HeadingLines& part) {
  const auto last = lines[part.last].content;
  return last.size() > kLongestStyledHeading || LastMark(last) == ':' ||
         (EndsSentence(last) && LastMark(last) != '?');
}

std::string HeadingText(const std::vector<Line>& lines, const HeadingLines& part) {
  std::string text;
  if (part.last - part.first >= kMostHeadingLines) return text;
  for (std::size_t i = part.first; i <= part.last; ++i) {
    const auto& line = lines[i];
    const bool heads = line.mark == Mark::kNone || line.mark == Mark::kHeading ||
                       (line.mark == Mark::kNumber && i == part.first);
    if (!heads || text.size() + line.content.size() > kLongestStyledHeading) return {};
    if (!text.empty()) text += ' ';
    text += Bare(line.content);
  }
  text = WithoutLinks(std::move(text));
  if (text.find(kNoBreakSpace) != std::string::npos) text = WithBreakingSpaces(text);
  text.erase(0, HeadingNumberLength(text));
  return text;
}

bool MayBeTitle(const std::vector<Line>& lines, const HeadingLines& part, std::string_view text) {
  constexpr std::size_t kLongestWithStop = 240;
  const bool may_stop = text.size() < kLongestWithStop || lines[part.first].mark == Mark::kHeading;
  return !text.empty() && (may_stop || !IsSummaryText(lines, part)) &&
         !NamesSectorOrGroup(FoldedText(text).view());
}

bool MustGoOn(const std::vector<Line>& lines, std::size_t i) {
  const auto next = lines[i + 1].content;
  return StartsLower(next) || next.starts_with('(') || IsDangling(lines[i].content);
}

bool IsBold(const Line& line) { return Bare(line.content).size() + 4 <= Trim(line.content).size(); }

bool IsMarked(const Line& line) { return line.mark == Mark::kHeading || IsBold(line); }

bool IsCutByPage(const std::vector<Line>& lines, const std::vector<Paragraph>& paragraphs, std::size_t p) {
  if (p + 1 >= paragraphs.size()) return false;
  const auto& last = lines[paragraphs[p].last];
  const auto& next = lines[paragraphs[p + 1].first];
  return next.gap == Gap::kPage && next.mark == last.MarkOfText() && !EndsSentence(last.content) &&
         IsMarked(next) == IsMarked(last);
}

}  // namespace pulse::ingest
