#include "services/ingest/convert/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/convert/pdf_blocks.h"
#include "services/ingest/convert/pdf_insets.h"
#include "services/ingest/convert/pdf_lines.h"
#include "services/ingest/parser/assembly/markdown_escape.h"

namespace pulse::ingest {
namespace {

// Of the text's size: larger type is a heading.
constexpr double kHeadingSize = 1.1;
// Bytes: more is no heading but an opening paragraph in large type, and so is
// less that ends as sentences do.
constexpr std::size_t kLongestHeading = 260;
constexpr std::size_t kLongestSentenceHeading = 120;

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
  std::vector<std::vector<PdfLine>> lines;
  for (const auto& page : pages) lines.push_back(ReadPdfLines(page));
  PdfText result;
  result.running_heads = RemoveRunningHeads(&lines);
  const auto type = MeasureTextType(lines);
  MeasureInsets(type, &lines);
  const double text_size = type.size;
  auto blocks = JoinLines(lines, type, text_size * kHeadingSize);
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
