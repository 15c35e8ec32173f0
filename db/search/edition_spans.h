// Stretches of time as the few spans that the index of words knows
// (db/deploy/search.sql, edition_spans), and how many items they hold.
// For db/ only.

#pragma once

#include <cstdint>
#include <vector>

namespace pulse::db {

/// Months are counted as year × 12 + month; editions are of 1900 to 2200.
inline constexpr std::int64_t kFirstMonth = 1900 * 12 + 1;
inline constexpr std::int64_t kLastMonth = 2200 * 12 + 12;

/// Months `from` to `to`, both included.
struct EditionRange {
  std::int64_t from = kFirstMonth;
  std::int64_t to = kLastMonth;
};

/// The numbers of the fewest spans that cover `range` and nothing beside it.
std::vector<std::int64_t> SpansOf(EditionRange range);

/// Number of items by month, to guess how far back a search has to go. Only a
/// guess: what it says of the present may be a minute old.
class EditionSizes {
 public:
  /// `this_month`: today's.
  explicit EditionSizes(std::int64_t this_month = kFirstMonth) : this_month_(this_month) {}

  /// One month; months come newest first.
  void Add(std::int64_t month, std::int64_t items);

  std::int64_t total() const { return total_; }
  /// Of the items there are; kFirstMonth when there are none.
  std::int64_t newest_month() const { return months_.empty() ? kFirstMonth : months_.front().month; }

  /// As late an edition as there may be by now: the end of the longest span that
  /// follows on those of today and of the newest. Every span beyond it would cost a look.
  std::int64_t last_month() const;

  /// The newest months up to `to` that have at least `items` together, as far as
  /// there are any; then the range begins with the first month.
  EditionRange Newest(std::int64_t to, double items) const;

  /// Items of the range.
  std::int64_t ItemsOf(EditionRange range) const;

 private:
  struct Month {
    std::int64_t month;
    std::int64_t before;  // items of newer months
  };
  // Items of the months that are newer than `month`.
  std::int64_t Before(std::int64_t month) const;

  std::int64_t this_month_;
  std::vector<Month> months_;
  std::int64_t total_ = 0;
};

}  // namespace pulse::db
