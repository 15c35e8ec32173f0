#include "db/search/edition_spans.h"

#include <algorithm>

namespace pulse::db {
namespace {

constexpr int kLevels = 5;  // of 1, 4, 16, 64 and 256 months
constexpr std::int64_t kLevelNumbers = 100'000;

}  // namespace

std::vector<std::int64_t> SpansOf(EditionRange range) {
  std::vector<std::int64_t> spans;
  std::int64_t from = range.from;
  while (from <= range.to) {
    int level = 0;
    // The longest span that begins here and does not end beyond the range.
    while (level + 1 < kLevels) {
      const std::int64_t length = std::int64_t{1} << (2 * (level + 1));
      if (from % length != 0 || from + length - 1 > range.to) break;
      ++level;
    }
    spans.push_back(level * kLevelNumbers + (from >> (2 * level)));
    from += std::int64_t{1} << (2 * level);
  }
  return spans;
}

void EditionSizes::Add(std::int64_t month, std::int64_t items) {
  months_.push_back({month, total_});
  total_ += items;
}

std::int64_t EditionSizes::last_month() const {
  constexpr std::int64_t kLongest = std::int64_t{1} << (2 * (kLevels - 1));
  const std::int64_t newest = std::max(newest_month(), this_month_);
  return std::min(kLastMonth, (newest / kLongest + 2) * kLongest - 1);
}

std::int64_t EditionSizes::Before(std::int64_t month) const {
  // The newest month that is not newer than `month`.
  const auto found = std::partition_point(months_.begin(), months_.end(),
                                          [&](const Month& each) { return each.month > month; });
  return found == months_.end() ? total_ : found->before;
}

std::int64_t EditionSizes::ItemsOf(EditionRange range) const {
  return Before(range.from - 1) - Before(range.to);
}

EditionRange EditionSizes::Newest(std::int64_t to, double items) const {
  const double wanted = static_cast<double>(Before(to)) + items;
  // The first month that `wanted` items are newer than.
  const auto found = std::partition_point(months_.begin(), months_.end(), [&](const Month& each) {
    return static_cast<double>(each.before) < wanted || each.month >= to;
  });
  if (found == months_.end()) return {kFirstMonth, to};
  return {found->month + 1, to};
}

}  // namespace pulse::db
