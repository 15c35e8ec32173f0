#include "services/ingest/convert/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/convert/pdf_lines.h"
#include "services/ingest/inline_text.h"
#include "services/ingest/typography.h"

namespace pulse::ingest {
namespace {

using Pages = std::vector<std::vector<PdfLine>>;

// Sizes this near are one font's.
constexpr double kSameSize = 0.06;
// Of the text's size: larger type is a heading.
constexpr double kHeadingSize = 1.1;
// Bytes: more is no heading but an opening paragraph in large type, and so is
// less that ends as sentences do.
constexpr std::size_t kLongestHeading = 260;
constexpr std::size_t kLongestSentenceHeading = 120;
// Of the text's own leading: more starts a block.
constexpr double kBlockLeading = 1.2;

bool SameSize(const PdfLine& a, const PdfLine& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

// The size most characters are set in.
double TextSize(const Pages& pages) {
  std::map<long, std::size_t> characters;  // by size in tenths of a point
  for (const auto& page : pages) {
    for (const auto& line : page) characters[std::lround(line.size * 10)] += line.text.size();
  }
  const auto most = std::max_element(characters.begin(), characters.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == characters.end() ? 0 : static_cast<double>(most->first) / 10;
}

// Median distance from line to line in running text, in line sizes.
double Leading(const Pages& pages, double text_size) {
  std::vector<double> distances;
  for (const auto& page : pages) {
    for (std::size_t i = 1; i < page.size(); ++i) {
      const double down = (page[i].top - page[i - 1].top) / page[i].size;
      if (std::abs(page[i].size - text_size) <= kSameSize * text_size && SameSize(page[i], page[i - 1]) &&
          down > 0.5 && down < 3) {
        distances.push_back(down);
      }
    }
  }
  if (distances.empty()) return 1.2;  // what typesetters give by default
  // Below the median, as texts of short paragraphs have many wide distances.
  const auto low = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 4);
  std::nth_element(distances.begin(), low, distances.end());
  return *low;
}

enum class Step { kNextLine, kNewBlock, kNewColumn };

Step StepBetween(const PdfLine& before, const PdfLine& line, double leading) {
  const double down = line.top - before.top;
  if (down < -before.size) return Step::kNewColumn;
  if (!SameSize(before, line) || down > leading * kBlockLeading * line.size) return Step::kNewBlock;
  return Step::kNextLine;
}

// Lines before and after one that are asked how wide its column is.
constexpr std::size_t kColumnLines = 40;

// How far to the right the column that page[at] stands in is set.
double ColumnRight(const std::vector<PdfLine>& page, std::size_t at) {
  const auto& line = page[at];
  double right = line.right;
  for (std::size_t i = at - std::min(at, kColumnLines); i < std::min(at + kColumnLines, page.size()); ++i) {
    const auto& other = page[i];
    if (other.left < line.right && other.right > line.left && SameSize(other, line))
      right = std::max(right, other.right);
  }
  return right;
}

// Whether the line after page[at] was begun because its first word had no room
// in that one: the line end between them means nothing. Else an author put it.
bool IsWrapped(const std::vector<PdfLine>& page, std::size_t at, const PdfLine& next) {
  const auto word = static_cast<double>(std::min(next.text.find(' '), next.text.size()) + 1);
  const double width = (next.right - next.left) * word / static_cast<double>(next.text.size());
  return page[at].right + width > ColumnRight(page, at);
}

// Whether a new page or column cut a paragraph between two lines.
bool IsCut(const PdfLine& before, const PdfLine& line) {
  return SameSize(before, line) && StartsLower(line.text) && !EndsSentence(before.text) &&
         LastMark(before.text) != ':' && LastMark(before.text) != ';';
}

// A block and the size of its type.
struct SetBlock {
  TextBlock block;
  double size = 0;
};

std::vector<SetBlock> JoinLines(const Pages& pages, double text_size, double leading) {
  std::vector<SetBlock> blocks;
  const std::vector<PdfLine>* last_page = nullptr;  // of the line before
  std::size_t last = 0;
  for (const auto& page : pages) {
    for (std::size_t i = 0; i < page.size(); ++i) {
      const auto& line = page[i];
      if (last_page == nullptr) {
        blocks.push_back({{false, line.text}, line.size});
      } else {
        const auto& before = (*last_page)[last];
        const auto step = i == 0 ? Step::kNewColumn : StepBetween(before, line, leading);
        const bool heading = line.size > text_size * kHeadingSize && SameSize(before, line);
        const bool wrapped = IsWrapped(*last_page, last, line);
        if (step == Step::kNextLine ||
            (step == Step::kNewColumn && (heading || (wrapped && IsCut(before, line))))) {
          auto& text = blocks.back().block.text;
          text += heading || wrapped ? WrapJoint(text, line.text) : "\n";
          text += line.text;
        } else {
          blocks.push_back({{step == Step::kNewColumn, line.text}, line.size});
        }
      }
      last_page = &page;
      last = i;
    }
  }
  return blocks;
}

bool IsHeading(const SetBlock& block, double text_size) {
  const auto& text = block.block.text;
  const std::size_t longest = text.ends_with('.') ? kLongestSentenceHeading : kLongestHeading;
  return block.size > text_size * kHeadingSize && text.size() <= longest;
}

// Level by size in tenths of a point, the largest first.
using HeadingSizes = std::map<long, std::size_t, std::greater<>>;

HeadingSizes HeadingLevels(const std::vector<SetBlock>& blocks, double text_size) {
  HeadingSizes levels;
  for (const auto& block : blocks) {
    if (IsHeading(block, text_size)) levels[std::lround(block.size * 10)] = 0;
  }
  std::size_t level = 0;
  for (auto& [size, its_level] : levels) its_level = level = std::min<std::size_t>(level + 1, 6);
  return levels;
}

std::string EscapeMarkdown(std::string_view text) {
  std::string escaped;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool line_start = at == 0 || text[at - 1] == '\n';
    if (c == '\\' || c == '*' || c == '_' || c == '[' || c == ']' || c == '`' || c == '<' ||
        (line_start && (c == '#' || c == '>'))) {
      escaped.push_back('\\');
    }
    escaped.push_back(c);
  }
  return escaped;
}

}  // namespace

PdfText TextOfPdf(const std::vector<PdfPage>& pages) {
  Pages lines;
  for (const auto& page : pages) lines.push_back(ReadPdfLines(page));
  PdfText result;
  result.running_heads = RemoveRunningHeads(&lines);
  const double text_size = TextSize(lines);
  auto blocks = JoinLines(lines, text_size, Leading(lines, text_size));
  auto levels = HeadingLevels(blocks, text_size);
  result.markdown = !levels.empty();
  for (auto& set : blocks) {
    const bool heading = IsHeading(set, text_size);
    auto& text = set.block.text;
    if (result.markdown) text = EscapeMarkdown(text);
    if (heading) text.insert(0, std::string(levels[std::lround(set.size * 10)], '#') + " ");
    result.blocks.push_back(std::move(set.block));
  }
  return result;
}

}  // namespace pulse::ingest
