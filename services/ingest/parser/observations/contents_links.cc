#include "services/ingest/parser/observations/contents_links.h"

#include <algorithm>
#include <cstddef>

#include "services/ingest/parser/lines/front_lines.h"
#include "services/ingest/parser/names/heading_names.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

void MarkEntry(Observation* seen) {
  seen->ForgetNames();
  seen->Set(Feature::kContents);
}

// A heading may be a link to itself.
bool IsEntry(const Line& line) { return line.mark != Mark::kHeading && IsLinkIntoDocument(line.content); }

}  // namespace

bool IsTitleOfContents(const Line& line) {
  constexpr std::size_t kLongest = 40;
  return line.content.size() <= kLongest && OpensContents(FoldedText(WithoutEmphasis(line.content)).view());
}

bool IsLinkIntoDocument(std::string_view text) {
  text = WithoutEmphasis(text);
  if (!text.starts_with('[') || !text.ends_with(')')) return false;
  const auto target = text.rfind("](#");
  if (target == std::string_view::npos || target + 4 >= text.size()) return false;
  // The brackets of the text, which may hold a link to the page, close at the target.
  int depth = 0;
  for (std::size_t i = 0; i < target; ++i) {
    if (text[i] == '[') ++depth;
    if (text[i] == ']') --depth;
    if (depth == 0) return false;
  }
  return depth == 1 && text.find_first_of(" )", target + 3) == text.size() - 1;
}

void ObserveContentsLinks(const std::vector<Line>& lines, std::vector<Observation>* all) {
  const std::size_t front = std::min(lines.size(), kFrontLines);
  for (std::size_t first = 0; first < front; ++first) {
    if (!IsEntry(lines[first])) {
      if ((*all)[first].NamesSection() && lines[first].mark != Mark::kBullet) return;
      continue;
    }
    std::size_t end = first + 1;
    while (end < front && IsEntry(lines[end])) ++end;
    if (end - first > 1) {
      for (std::size_t i = first; i < end; ++i) MarkEntry(&(*all)[i]);
      if (first > 0 && IsTitleOfContents(lines[first - 1])) (*all)[first - 1].Set(Feature::kContents);
    }
    first = end - 1;
  }
}

}  // namespace pulse::ingest
