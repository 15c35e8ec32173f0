#include "services/ingest/layout_features.h"

#include <algorithm>
#include <array>

#include "services/ingest/byte_scan.h"

namespace pulse::ingest {
namespace {

// Lines wider than this are whole paragraphs.
constexpr std::size_t kWidest = 140;

// The width that nearly all lines that go on in the next stay within; 0 in a
// document that is not wrapped.
std::size_t WrapWidth(const std::vector<Line>& lines, const std::vector<std::size_t>& columns) {
  std::array<std::size_t, kWidest + 1> counts{};
  std::size_t wrapped = 0;
  std::size_t unwrapped = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (columns[i] > kWidest) {
      ++unwrapped;
    } else if (lines[i + 1].gap == Gap::kGlued && lines[i + 1].mark == Mark::kNone) {
      ++counts[columns[i]];
      ++wrapped;
    }
  }
  if (wrapped < 8 || wrapped < unwrapped * 2) return 0;
  std::size_t wider = wrapped / 16;
  std::size_t width = kWidest;
  while (width > 0 && counts[width] <= wider) wider -= counts[width--];
  return width;
}

}  // namespace

void ObserveLayout(const std::vector<Line>& lines, std::vector<Observation>* seen) {
  std::vector<std::size_t> columns;
  columns.reserve(lines.size());
  bool marked = false;
  for (const auto& line : lines) {
    columns.push_back(byte_scan::CountCharacters(line.content));
    marked |= line.mark == Mark::kHeading;
  }
  const std::size_t width = WrapWidth(lines, columns);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto& observation = (*seen)[i];
    if (marked) observation.Set(Feature::kMarked);
    const bool last = i + 1 == lines.size();
    if (width > 0) {
      observation.Set(Feature::kWrapped);
      if (columns[i] * 2 <= width) observation.Set(Feature::kHalfWidth);
      if (!last) {
        const auto next = lines[i + 1].content;
        const auto word = byte_scan::CountCharacters(next.substr(0, next.find_first_of(" \t")));
        if (columns[i] + 1 + word > width) observation.Set(Feature::kFillsWidth);
      }
    }
  }
}

}  // namespace pulse::ingest
