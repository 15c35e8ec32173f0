#include "services/ingest/parser/lines/page_edges.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "services/ingest/parser/lines/page_numbers.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kEdgeLines = 3;
constexpr std::size_t kLongest = 90;
constexpr std::size_t kWidest = 220;  // with what stands between left and right
constexpr std::size_t kFewestEdges = 3;
constexpr std::size_t kMastheadLines = 4;

/// What is the same on each page; empty when the line is no candidate.
std::string KeyOf(const Line& line) {
  if (line.content.size() > kWidest || IsItem(line.mark) || line.mark == Mark::kTable ||
      LastMark(line.content) == ':')
    return {};
  const auto folded = Fold(line.content);
  if (folded.size() > kLongest) return {};
  return WithoutNumbers(folded);
}

// What stands to the left of a count of pages, or the address of the file that was
// printed, whose count stands elsewhere; empty when the line has neither.
std::string_view LeftOfPageNumber(const Line& line) {
  const bool file = line.content.starts_with("file://") && line.content.find(' ') == std::string_view::npos;
  if (file && line.content.size() <= kWidest) return line.content;
  if (line.content.size() > kWidest || line.content.empty() || !IsDigit(line.content.back())) return {};
  // Behind the address that a browser prints, one space may be left of the gap.
  constexpr std::size_t kScheme = 10;
  const bool address = line.content.substr(0, kScheme).find("://") != std::string_view::npos;
  const auto gap = line.content.rfind(address ? std::string_view(" ") : kWideGap);
  if (gap == std::string_view::npos || !ReadsAsPageNumber(line.content.substr(gap))) return {};
  return Trim(line.content.substr(0, gap));
}

class PageEdges {
 public:
  explicit PageEdges(const std::vector<Line>& lines) : lines_(lines) {}

  std::vector<bool> Find() {
    FindCounted();
    FindAtEdges();
    return std::move(edges_);
  }

 private:
  void Mark(std::size_t line) {
    edges_.resize(lines_.size());
    edges_[line] = true;
  }

  void FindCounted();
  void FindAtEdges();

  const std::vector<Line>& lines_;
  std::vector<bool> edges_;
};

void PageEdges::FindCounted() {
  std::unordered_map<std::string_view, std::size_t> times;
  std::vector<std::pair<std::size_t, std::string_view>> counted;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto left = LeftOfPageNumber(lines_[i]);
    if (left.empty()) continue;
    ++times[left];
    counted.emplace_back(i, left);
  }
  for (const auto& [line, left] : counted) {
    if (times[left] >= kFewestEdges) Mark(line);
  }
}

void PageEdges::FindAtEdges() {
  const auto& lines = lines_;
  std::vector<std::size_t> tops = {0};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    // Where converters leave no other trace of a page's end, its foot counts it.
    if (lines[i].gap == Gap::kPage || EndsInPageCount(lines[i - 1].content)) tops.push_back(i);
  }
  if (tops.size() <= kFewestEdges) return;
  struct Met {
    std::size_t edges = 0;
    std::size_t last = 0;   // such edge, counted from 1
    std::size_t first = 0;  // line
  };
  std::unordered_map<std::string, Met> met;
  std::vector<std::pair<std::size_t, std::string>> candidates;
  std::size_t next = 0;  // line not looked at yet
  for (std::size_t t = 0; t < tops.size(); ++t) {
    const std::size_t end = std::min(lines.size(), tops[t] + kEdgeLines);
    for (std::size_t i = std::max(next, tops[t] - std::min(tops[t], kEdgeLines)); i < end; ++i) {
      next = i + 1;
      auto key = KeyOf(lines[i]);
      if (key.empty()) continue;
      auto& of_key = met[key];
      if (of_key.edges == 0) of_key.first = i;
      if (of_key.last != t + 1) ++of_key.edges;
      of_key.last = t + 1;
      candidates.emplace_back(i, std::move(key));
    }
  }
  for (const auto& [line, key] : candidates) {
    const auto& of_key = met[key];
    const bool everywhere = of_key.edges >= kFewestEdges && of_key.edges * 4 >= (tops.size() - 1) * 3;
    if (!everywhere) continue;
    const auto folded = Fold(lines[line].content);
    // The edition on each page is the masthead's on the first.
    const bool of_masthead = line == of_key.first && line < kMastheadLines;
    int year = 0;
    int month = 0;
    if (of_masthead && ReadMonthYear(folded, &year, &month)) continue;
    if (!NamesSectorOrGroup(folded)) Mark(line);
  }
}

}  // namespace

std::vector<bool> FindPageEdges(const std::vector<Line>& lines) { return PageEdges(lines).Find(); }

}  // namespace pulse::ingest
