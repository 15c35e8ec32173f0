#include "services/ingest/convert/pdf/pdf_text.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/convert/pdf/pdf_blocks.h"
#include "services/ingest/convert/pdf/pdf_insets.h"
#include "services/ingest/convert/pdf/pdf_lines.h"
#include "services/ingest/convert/pdf/pdf_markdown.h"
#include "services/ingest/convert/pdf/pdf_order.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/month_year.h"
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

// Takes the weight from bold blocks that stand closer to the text above them than
// most in their type do and name no publisher: they are headings inside summaries.
void ForgetCloseBold(std::vector<SetBlock>* blocks) {
  constexpr std::size_t kFewest = 4;
  constexpr std::ptrdiff_t kMostClose = 5;     // one in so many; more are titles of another kind
  constexpr double kCloser = 1.5;              // points
  std::map<long, std::vector<double>> spaces;  // by size in tenths of a point
  for (const auto& set : *blocks) {
    if (set.bold && set.space_above > 0) spaces[std::lround(set.size * 10)].push_back(set.space_above);
  }
  for (auto& [size, above] : spaces) std::sort(above.begin(), above.end());
  const auto is_close = [&](const SetBlock& set) {
    const auto& above = spaces[std::lround(set.size * 10)];
    return set.bold && set.block.text.find(". ") == std::string::npos && set.space_above > 0 &&
           above.size() >= kFewest && set.space_above < above[above.size() / 2] - kCloser;
  };
  const auto bold =
      std::count_if(blocks->begin(), blocks->end(), [](const SetBlock& set) { return set.bold; });
  if (std::count_if(blocks->begin(), blocks->end(), is_close) * kMostClose > bold) return;
  for (auto& set : *blocks) {
    if (is_close(set)) set.bold = false;
  }
}

// Where most bold blocks little larger than the text name publishers as titles do
// ("Publisher. Title"), takes the weight from those after the first such that do
// not: the words tell whether they are titles or headings inside summaries.
void ForgetNamelessBold(double text_size, std::vector<SetBlock>* blocks) {
  const auto is_bold = [&](const SetBlock& set) {
    return set.bold && set.size <= text_size * kHeadingSize && !NamesSectorOrGroup(Fold(set.block.text));
  };
  const auto is_named = [&](const SetBlock& set) {
    return is_bold(set) && set.block.text.find(". ") != std::string::npos;
  };
  const auto all = std::count_if(blocks->begin(), blocks->end(), is_bold);
  if (std::count_if(blocks->begin(), blocks->end(), is_named) * 2 <= all) return;
  for (auto set = std::find_if(blocks->begin(), blocks->end(), is_named); set != blocks->end(); ++set) {
    if (is_bold(*set) && !is_named(*set)) set->bold = false;
  }
}

// Words in large type between quotation marks, drawn from the text they stand
// beside.
bool IsPullQuote(const SetBlock& block, double text_size) {
  const std::string_view text = block.block.text;
  return IsHeading(block, text_size) && !block.bold && (text.starts_with("“") || text.starts_with("‘")) &&
         (text.ends_with("”") || text.ends_with("’"));
}

// Whether titles in bold type are larger than the text, or there are too few bold
// lines of its size to be titles: those are then headings inside summaries.
bool ShowsTitlesBySize(const std::vector<SetBlock>& blocks, double text_size) {
  constexpr int kFewestTitles = 4;
  int headings = 0;
  int bold = 0;
  for (const auto& block : blocks) {
    if (NamesSectorOrGroup(Fold(block.block.text))) continue;
    if (IsHeading(block, text_size)) {
      ++headings;
    } else if (block.bold) {
      ++bold;
    }
  }
  return headings >= bold || bold < kFewestTitles;
}

// Whether the text is about a month: no figure, as of a day, stands before its year.
bool NamesMonth(std::string_view text) {
  constexpr std::size_t kLongest = 80;
  int year = 0;
  int month = 0;
  if (text.size() > kLongest || !ReadMonthYear(Fold(text), &year, &month)) return false;
  return text.find_first_of("0123456789") == text.find(std::to_string(year));
}

// Puts the month that only the running heads name under the masthead.
void KeepMonth(const std::vector<PdfLine>& heads, std::vector<SetBlock>* blocks) {
  constexpr std::size_t kMastheadBlocks = 16;
  const auto masthead_end =
      blocks->begin() + static_cast<std::ptrdiff_t>(std::min(kMastheadBlocks, blocks->size()));
  const auto head =
      std::find_if(heads.begin(), heads.end(), [](const PdfLine& line) { return NamesMonth(line.text); });
  if (head == heads.end() || blocks->empty()) return;
  if (std::any_of(blocks->begin(), masthead_end,
                  [](const SetBlock& set) { return NamesMonth(set.block.text); }))
    return;
  blocks->insert(blocks->begin() + 1, {{false, head->text}, head->size, false, false, 0, {}});
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
  const auto heads = RemoveRunningHeads(&lines);
  result.running_heads = static_cast<int>(heads.size());
  for (auto& page : lines) OrderLines(&page);
  ForgetCommonBold(&lines);
  const auto type = MeasureTextType(lines);
  MeasureInsets(type, &lines);
  auto blocks = JoinLines(lines, type, type.size * kHeadingSize);
  KeepMonth(heads, &blocks);
  const bool by_size = ShowsTitlesBySize(blocks, type.size);
  ForgetNamelessBold(type.size, &blocks);
  ForgetCloseBold(&blocks);
  for (auto& set : blocks) {
    set.quoted = set.quoted || IsPullQuote(set, type.size);
    // What a bold line of the text's size asks is mostly asked inside a summary.
    const bool asks = set.block.text.ends_with('?');
    if ((by_size || asks) && !IsHeading(set, type.size)) set.bold = false;
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
