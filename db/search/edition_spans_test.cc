#include "db/search/edition_spans.h"

#include <gtest/gtest.h>

#include <set>

namespace pulse::db {
namespace {

// As the database numbers them (db/deploy/search.sql).
std::set<std::int64_t> SpansOfMonth(std::int64_t month) {
  return {month, 100'000 + (month >> 2), 200'000 + (month >> 4), 300'000 + (month >> 6),
          400'000 + (month >> 8)};
}

bool Covers(const std::vector<std::int64_t>& spans, std::int64_t month) {
  const std::set<std::int64_t> of_month = SpansOfMonth(month);
  for (const std::int64_t span : spans) {
    if (of_month.count(span) != 0) return true;
  }
  return false;
}

TEST(SpansOf, CoverTheRangeAndNothingBesideIt) {
  for (const EditionRange range :
       {EditionRange{24000, 24000}, EditionRange{24001, 24299}, EditionRange{23999, 24300},
        EditionRange{kFirstMonth, 24301}, EditionRange{24301, kLastMonth}}) {
    const std::vector<std::int64_t> spans = SpansOf(range);
    EXPECT_LE(spans.size(), 40U);
    for (std::int64_t month = kFirstMonth; month <= kLastMonth; ++month)
      ASSERT_EQ(Covers(spans, month), month >= range.from && month <= range.to) << month;
  }
}

TEST(EditionSizes, GoBackAsFarAsThereAreItems) {
  EditionSizes sizes;
  sizes.Add(24300, 10);
  sizes.Add(24299, 10);
  sizes.Add(24290, 10);
  EXPECT_EQ(sizes.total(), 30);
  EXPECT_EQ(sizes.newest_month(), 24300);
  EXPECT_EQ(sizes.ItemsOf({24299, kLastMonth}), 20);
  EXPECT_EQ(sizes.ItemsOf({24291, 24299}), 10);
  EXPECT_EQ(sizes.ItemsOf({kFirstMonth, 24298}), 10);
  const EditionRange newest = sizes.Newest(kLastMonth, 5);
  EXPECT_GT(newest.from, 24299);
  EXPECT_LE(newest.from, 24300);
  EXPECT_EQ(sizes.Newest(kLastMonth, 11).from, 24291);
  EXPECT_EQ(sizes.Newest(24299, 10).from, 24291);
  EXPECT_EQ(sizes.Newest(24299, 11).from, kFirstMonth);
  EXPECT_EQ(sizes.Newest(kLastMonth, 1000).from, kFirstMonth);
}

TEST(EditionSizes, LookTwentyYearsBeyondTheNewestAndToday) {
  EditionSizes sizes(24310);
  EXPECT_GE(sizes.last_month(), 24310 + 256);
  EXPECT_LE(SpansOf({sizes.last_month() - 255, sizes.last_month()}).size(), 1U);
  sizes.Add(25000, 1);
  EXPECT_GE(sizes.last_month(), 25000 + 256);
  EXPECT_LT(sizes.last_month(), 25000 + 512);
  sizes = EditionSizes(kLastMonth);
  EXPECT_EQ(sizes.last_month(), kLastMonth);
}

}  // namespace
}  // namespace pulse::db
