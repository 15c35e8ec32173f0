#include "services/ingest/convert/broken_lines.h"

#include <string>
#include <string_view>
#include <utility>

#include "services/ingest/parser/names/byline.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::string_view kLineSeparator = "\u2028";
constexpr std::string_view kBold = "**";
constexpr std::size_t kLongestLine = 300;

std::vector<std::string_view> CutAt(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> lines;
  for (;;) {
    const auto end = text.find(separator);
    lines.push_back(Trim(text.substr(0, end)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + separator.size());
  }
}

std::string PlainLine(std::string_view line) { return PlainTextOf(TextBlock{false, std::string(line)}); }

// How well a line reads as the publishers of `title`: 0 not at all, 2 where a word of
// it names an organisation, as "Council" does.
int BylineRank(const std::string& line, const std::string& title) {
  if (line.empty() || line.size() > kLongestLine) return 0;
  const auto split = SplitByline(line + ". " + title);
  if (!split || split->byline_end != line.size()) return 0;
  return split->organisation_words > 0 ? 2 : 1;
}

enum class Byline { kNone, kFirst, kSecond };

// Which of two lines names the publishers of the other.
Byline BylineBesideTitle(std::string_view first, std::string_view second) {
  const auto above = PlainLine(first);
  const auto below = PlainLine(second);
  if (above.size() > kLongestLine || below.size() > kLongestLine) return Byline::kNone;
  if (below.empty() || IsLower(below.front()) || NamesSectorOrGroup(Fold(above + " " + below))) {
    return Byline::kNone;
  }
  const int of_above = BylineRank(above, below);
  const int of_below = BylineRank(below, above);
  if (of_above == of_below) return Byline::kNone;
  return of_above > of_below ? Byline::kFirst : Byline::kSecond;
}

void PartHeading(const TextBlock& block, std::vector<TextBlock>* out) {
  const auto level = block.text.find_first_not_of('#');
  const auto marks = block.text.substr(0, level) + " ";
  const auto lines = CutAt(std::string_view(block.text).substr(level), kLineSeparator);
  out->push_back({block.new_page, marks + std::string(lines.front())});
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (BylineBesideTitle(lines[i - 1], lines[i]) != Byline::kNone) {
      out->push_back({false, marks + std::string(lines[i])});
    } else {
      out->back().text.append(" ").append(lines[i]);
    }
  }
}

// `**text**` or `[**text**](target)`: the offsets of the two marks.
bool IsBold(std::string_view line, std::size_t* open, std::size_t* close) {
  *open = line.starts_with("[") ? 1 : 0;
  if (line.substr(*open, kBold.size()) != kBold) return false;
  *close = line.find(kBold, *open + kBold.size());
  if (*close == std::string_view::npos) return false;
  const auto rest = line.substr(*close + kBold.size());
  return *open == 0 ? rest.empty() : rest.starts_with("](") && rest.find(')') + 1 == rest.size();
}

std::string WithoutBold(std::string_view line) {
  std::size_t open = 0;
  std::size_t close = 0;
  std::string plain(line);
  if (!IsBold(line, &open, &close)) return plain;
  plain.erase(close, kBold.size());
  plain.erase(open, kBold.size());
  return plain;
}

// A line without the backslash that marks a hard break at its end.
std::string_view WithoutBreak(std::string_view line) {
  if (line.ends_with('\\')) line.remove_suffix(1);
  return Trim(line);
}

bool PartBoldLines(const TextBlock& block, std::vector<TextBlock>* out) {
  auto lines = CutAt(block.text, "\n");
  if (lines.size() != 2) return false;
  lines[0] = WithoutBreak(lines[0]);
  std::size_t open = 0;
  std::size_t close = 0;
  if (!IsBold(lines[0], &open, &close) || !IsBold(lines[1], &open, &close)) return false;
  const auto byline = BylineBesideTitle(lines[0], lines[1]);
  if (byline == Byline::kNone) return false;
  const bool first = byline == Byline::kFirst;
  out->push_back({block.new_page, first ? WithoutBold(lines[0]) : std::string(lines[0])});
  out->push_back({false, first ? std::string(lines[1]) : WithoutBold(lines[1])});
  return true;
}

}  // namespace

void PartBrokenLines(std::vector<TextBlock>* blocks) {
  std::vector<TextBlock> out;
  out.reserve(blocks->size());
  for (auto& block : *blocks) {
    if (IsHeading(block) && block.text.find(kLineSeparator) != std::string::npos) {
      PartHeading(block, &out);
    } else if (!PartBoldLines(block, &out)) {
      out.push_back(std::move(block));
    }
  }
  *blocks = std::move(out);
}

}  // namespace pulse::ingest
