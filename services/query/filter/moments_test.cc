#include "services/query/filter/moments.h"

#include "gtest/gtest.h"

namespace pulse::query::filter {
namespace {

constexpr std::int64_t kSecond = 1'000'000;

TEST(MomentsTest, AnEditionIsItsMonthAYearAllOfThem) {
  EXPECT_EQ(EditionSpan("2022-09")->begin, 2022 * 12 + 9);
  EXPECT_EQ(EditionSpan("2022-09")->end, 2022 * 12 + 10);
  EXPECT_EQ(EditionSpan("2022")->begin, EditionSpan("2022-01")->begin);
  EXPECT_EQ(EditionSpan("2022")->end, EditionSpan("2022-12")->end);
  EXPECT_EQ(EditionSpan("2022-12")->end, EditionSpan("2023-01")->begin);
}

TEST(MomentsTest, AnEditionOutsideTheCalendarIsNone) {
  for (const char* text : {"", "2022-", "2022-13", "2022-00", "2022-9", "22-09", "1899", "2201-01",
                           "2022-09-01", "2o22", "+022", "2022/09"}) {
    EXPECT_FALSE(EditionSpan(text)) << text;
  }
}

TEST(MomentsTest, AMonthHasOneOrTwoDigits) {
  EXPECT_EQ(MonthSpan("9")->begin, 9);
  EXPECT_EQ(MonthSpan("09")->end, 10);
  for (const char* text : {"", "0", "13", "009", "-1", "x"}) EXPECT_FALSE(MonthSpan(text)) << text;
}

TEST(MomentsTest, ADayIsAllOfItATimeItsMicrosecond) {
  EXPECT_EQ(TimeSpan("1970-01-02")->begin, 86'400 * kSecond);
  EXPECT_EQ(TimeSpan("1970-01-02")->end, 2 * 86'400 * kSecond);
  EXPECT_EQ(TimeSpan("1970-01-01T00:00:01Z")->begin, kSecond);
  EXPECT_EQ(TimeSpan("1970-01-01T00:00:01Z")->end, kSecond + 1);
  EXPECT_EQ(TimeSpan("1970-01-01T01:00:01.000002+01:00")->begin, kSecond + 2);
}

TEST(MomentsTest, WhatIsNoTimeIsNone) {
  for (const char* text : {"", "yesterday", "2022-13-01", "2022-02-30", "2022-09-30T", "2022-09-30 12:00:00",
                           "2022-09-30T25:00:00Z", "20220930"}) {
    EXPECT_FALSE(TimeSpan(text)) << text;
  }
}

}  // namespace
}  // namespace pulse::query::filter
