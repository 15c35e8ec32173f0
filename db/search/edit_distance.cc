#include "db/search/edit_distance.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace pulse::db {

int EditDistance(std::string_view a, std::string_view b, int limit) {
  std::vector<int> before(b.size() + 1);  // the row before the last one
  std::vector<int> last(b.size() + 1);
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A transposition looks two rows back, so one row beyond the limit is not enough.
    if (least > limit) return limit;
    std::swap(before, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit);
}

}  // namespace pulse::db
