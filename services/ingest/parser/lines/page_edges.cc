#include "services/ingest/parser/lines/page_edges.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kEdgeLines = 3;
constexpr std::size_t kLongest = 90;
constexpr std::size_t kFewestEdges = 3;

/// What is the same on each page; empty when the line is no candidate.
std::string KeyOf(const Line& line) {
  if (line.content.size() > kLongest || IsItem(line.mark) || line.mark == Mark::kTable ||
      LastMark(line.content) == ':')
    return {};
  const auto folded = Fold(line.content);
  v1::ItemKind kind{};
  if (!SectorOfHeading(folded).empty() || KindOfHeading(folded, &kind)) return {};
  std::string key;
  for (const char c : folded) {
    const char shown = IsDigit(c) ? '0' : c;
    if (shown != '0' || key.empty() || key.back() != '0') key.push_back(shown);
  }
  return key;
}

}  // namespace

std::vector<bool> FindPageEdges(const std::vector<Line>& lines) {
  std::vector<std::size_t> tops = {0};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].gap == Gap::kPage) tops.push_back(i);
  }
  if (tops.size() <= kFewestEdges) return {};
  struct Met {
    std::size_t edges = 0;
    std::size_t last = 0;  // such edge, counted from 1
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
      if (of_key.last != t + 1) ++of_key.edges;
      of_key.last = t + 1;
      candidates.emplace_back(i, std::move(key));
    }
  }
  std::vector<bool> edges;
  for (const auto& [line, key] : candidates) {
    const auto times = met[key].edges;
    if (times < kFewestEdges || times * 4 < (tops.size() - 1) * 3) continue;
    edges.resize(lines.size());
    edges[line] = true;
  }
  return edges;
}

}  // namespace pulse::ingest
