#include "services/ingest/parser/words/month_year.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace pulse::ingest {
namespace {

using YearAndMonth = std::pair<int, int>;

YearAndMonth Read(const std::string& text) {
  int year = 0;
  int month = 0;
  return ReadMonthYear(text, &year, &month) ? YearAndMonth(year, month) : YearAndMonth(0, 0);
}

TEST(MonthYear, IsReadInWordsAndShort) {
  EXPECT_EQ(Read("september 2022"), YearAndMonth(2022, 9));
  EXPECT_EQ(Read("sept. '22"), YearAndMonth(2022, 9));
  EXPECT_EQ(Read("cordispulse | june 2024"), YearAndMonth(2024, 6));
}

TEST(MonthYear, OfADoubleIssueIsItsFirst) {
  EXPECT_EQ(Read("august/september 2016"), YearAndMonth(2016, 8));
  EXPECT_EQ(Read("july and august 2016"), YearAndMonth(2016, 7));
  EXPECT_EQ(Read("december 2016/january 2017"), YearAndMonth(2016, 12));
  EXPECT_EQ(Read("december/january 2017"), YearAndMonth(2016, 12));
}

TEST(MonthYear, IsNoneWhereMonthsDoNotFollowOneAnother) {
  EXPECT_EQ(Read("march and june 2016"), YearAndMonth(0, 0));
  EXPECT_EQ(Read("may, june and july 2016"), YearAndMonth(0, 0));
  EXPECT_EQ(Read("june"), YearAndMonth(0, 0));
  EXPECT_EQ(Read("2016"), YearAndMonth(0, 0));
}

}  // namespace
}  // namespace pulse::ingest
