#include "services/ingest/convert/markdown/wrapped_headings.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include "services/ingest/convert/text_blocks.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kNarrowest = 60;
constexpr std::size_t kWidest = 100;

bool IsHeadingLine(std::string_view line) {
  const auto text = line.find_first_not_of('#');
  return text != std::string_view::npos && text > 0 && text <= 6 && line[text] == ' ';
}

// Whether the line is of a paragraph's text, as the rest of a heading would be.
bool IsText(std::string_view line) {
  return !line.empty() && (IsWordByte(line.front()) || line.front() == '"' || line.front() == '(') &&
         line.find_first_not_of("=-") != std::string_view::npos;
}

std::size_t Columns(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80; }));
}

// Characters that lines go to which others follow, but for few: addresses are not wrapped.
// 0 where that is no width of wrapped text.
std::size_t WidthOf(const std::vector<std::string_view>& lines) {
  constexpr std::size_t kOneOverlongIn = 50;
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (IsText(lines[i]) && IsText(lines[i + 1])) widths.push_back(Columns(lines[i]));
  }
  if (widths.empty()) return 0;
  const auto longest = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / kOneOverlongIn);
  std::nth_element(widths.begin(), longest, widths.end(), std::greater<>());
  return *longest < kNarrowest || *longest > kWidest ? 0 : *longest;
}

// Whether the first word of `next` had no room at the end of `line`.
bool IsFull(std::string_view line, std::string_view next, std::size_t width) {
  return Columns(line) + 1 + Columns(next.substr(0, next.find(' '))) > width;
}

}  // namespace

int JoinWrappedHeadings(std::string* markdown) {
  constexpr int kFewest = 3;
  const auto lines = LinesOf(*markdown);
  const auto width = WidthOf(lines);
  if (width == 0) return 0;
  std::vector<bool> joins(lines.size());  // to the line before
  int headings = 0;
  int joined = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const bool meant = lines[i].ends_with("  ");  // a hard break
    if (!IsHeadingLine(lines[i]) || meant || !IsText(lines[i + 1])) continue;
    ++headings;
    for (; i + 1 < lines.size() && IsText(lines[i + 1]); ++i) {
      if (!IsFull(lines[i], lines[i + 1], width)) return 0;
      joins[i + 1] = true;
      ++joined;
    }
  }
  if (headings < kFewest) return 0;
  std::string out;
  out.reserve(markdown->size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += joins[i] ? ' ' : '\n';
    out += joins[i] ? Trim(lines[i]) : lines[i];
  }
  if (markdown->ends_with('\n')) out += '\n';
  *markdown = std::move(out);
  return joined;
}

}  // namespace pulse::ingest
