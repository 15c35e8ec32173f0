#include "services/ingest/convert/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

#include "services/ingest/convert/pdf_blocks.h"
#include "services/ingest/convert/pdf_insets.h"
#include "services/ingest/convert/pdf_lines.h"
#include "services/ingest/convert/pdf_markdown.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

// Of the text's size: larger type is a heading.
constexpr double kHeadingSize = 1.1;
// The same of bold type.
constexpr double kBoldHeadingSize = 1.02;
// Of all characters: more of them in bold say nothing.
constexpr double kMostBold = 0.3;
// Bytes: more is no heading but an opening paragraph in large type, and so is
// less that ends as sentences do.
constexpr std::size_t kLongestHeading = 260;
constexpr std::size_t kLongestSentenceHeading = 120;

bool IsHeading(const SetBlock& block, double text_size) {
  const auto& text = block.block.text;
  const std::size_t longest = text.ends_with('.') ? kLongestSentenceHeading : kLongestHeading;
  return !block.quoted && block.size > text_size * (block.bold ? kBoldHeadingSize : kHeadingSize) &&
         text.size() <= longest;
}

// Words in large type between quotation marks, drawn from the text they stand
// beside.
bool IsPullQuote(const SetBlock& block, double text_size) {
  const std::string_view text = block.block.text;
  return IsHeading(block, text_size) && !block.bold && (text.starts_with("“") || text.starts_with("‘")) &&
         (text.ends_with("”") || text.ends_with("’"));
}

// Whether most titles in bold type are larger than the text: bold lines of its
// size are then headings inside summaries.
bool ShowsTitlesBySize(const std::vector<SetBlock>& blocks, double text_size) {
  std::ptrdiff_t headings = 0;
  for (const auto& block : blocks) {
    if (NamesSectorOrGroup(Fold(block.block.text))) continue;
    if (IsHeading(block, text_size)) {
      ++headings;
    } else if (block.bold) {
      --headings;
    }
  }
  return headings >= 0;
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

void ForgetCommonBold(std::vector<std::vector<PdfLine>>* pages) {
  std::size_t all = 0;
  std::size_t bold = 0;
  for (const auto& page : *pages) {
    for (const auto& line : page) {
      all += line.text.size();
      if (line.bold) bold += line.text.size();
    }
  }
  if (static_cast<double>(bold) <= kMostBold * static_cast<double>(all)) return;
  for (auto& page : *pages) {
    for (auto& line : page) line.bold = line.opens_bold = line.closes_bold = false;
  }
}

}  // namespace

PdfText TextOfPdf(const std::vector<PdfPage>& pages) {
  std::vector<std::vector<PdfLine>> lines;
  for (const auto& page : pages) lines.push_back(ReadPdfLines(page));
  PdfText result;
  result.running_heads = RemoveRunningHeads(&lines);
  ForgetCommonBold(&lines);
  const auto type = MeasureTextType(lines);
  MeasureInsets(type, &lines);
  auto blocks = JoinLines(lines, type, type.size * kHeadingSize);
  const bool by_size = ShowsTitlesBySize(blocks, type.size);
  for (auto& set : blocks) {
    set.quoted = set.quoted || IsPullQuote(set, type.size);
    if (by_size && !IsHeading(set, type.size)) set.bold = false;
  }
  auto levels = HeadingLevels(blocks, type.size);
  result.markdown = !levels.empty() ||
                    std::any_of(blocks.begin(), blocks.end(), [](const SetBlock& set) { return set.bold; });
  MarkdownWriter writer;
  for (auto& set : blocks) {
    const std::size_t level = IsHeading(set, type.size) ? levels[std::lround(set.size * 10)] : 0;
    if (result.markdown) {
      set.block.text = writer.Write(set, level);
    } else if (set.quoted) {
      set.block.text.insert(0, "  ");
    }
    result.blocks.push_back(std::move(set.block));
  }
  return result;
}

}  // namespace pulse::ingest
