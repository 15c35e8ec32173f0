#include "clients/cpp/pulse/terminal/chart.h"

#include <algorithm>
#include <array>

namespace pulse::cli {

std::string Bar(std::int64_t count, std::int64_t most, int width) {
  constexpr std::array kEighths = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (most <= 0 || count <= 0) return "";
  const std::int64_t eighths = std::max<std::int64_t>(1, count * width * 8 / most);
  std::string bar;
  for (std::int64_t i = 0; i < eighths / 8; ++i) bar += "█";
  return bar + kEighths[static_cast<std::size_t>(eighths % 8)];
}

std::string Sparkline(std::vector<std::int64_t> counts, int width) {
  constexpr std::array kHeights = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  const auto columns = static_cast<std::size_t>(std::max(1, width));
  const std::size_t group = (counts.size() + columns - 1) / columns;
  if (group > 1) {
    std::vector<std::int64_t> sums((counts.size() + group - 1) / group);
    for (std::size_t i = 0; i < counts.size(); ++i) sums[i / group] += counts[i];
    counts = std::move(sums);
  }
  const std::int64_t most = counts.empty() ? 0 : *std::max_element(counts.begin(), counts.end());
  std::string line;
  for (const std::int64_t count : counts) {
    const std::int64_t height = count <= 0 ? 0 : std::max<std::int64_t>(1, count * 8 / most);
    line += kHeights[static_cast<std::size_t>(height)];
  }
  return line;
}

}  // namespace pulse::cli
