#include "services/query/tail/change_cursor.h"

#include <gtest/gtest.h>

namespace pulse::query {
namespace {

TEST(ChangeCursor, ReadsWhatItWrites) {
  for (const char* text :
       {"c0", "c12", "c12-5f3a09c1", "c12.4-5f3a09c1", "s12.30.2.77-5f3a09c1", "s0.0.0.0"}) {
    const auto cursor = ParseChangeCursor(text);
    ASSERT_TRUE(cursor.has_value()) << text;
    EXPECT_EQ(FormatChangeCursor(*cursor), text);
  }
}

TEST(ChangeCursor, RefusesEverythingElse) {
  for (const char* text : {"",
                           "c",
                           "12",
                           "c-1",
                           "c+1",
                           "c01",
                           " c1",
                           "c1 ",
                           "c1.",
                           "c1.0",
                           "c1.2.3",
                           "c1-",
                           "c1-5f3a09c",
                           "c1-5F3A09C1",
                           "c1-5f3a09c1x",
                           "s1",
                           "s1.2.3",
                           "s1.2.3.",
                           "s1.2.3.4.5",
                           "x1",
                           "c99999999999999999999",
                           "c9223372036854775807.1",
                           "s1.1.1.9223372036854775807"}) {
    EXPECT_FALSE(ParseChangeCursor(text).has_value()) << text;
  }
}

TEST(ChangeCursor, NeedsTheChangeThatItIsInTheMiddleOf) {
  EXPECT_EQ(ParseChangeCursor("c12")->Newest(), 12);
  EXPECT_EQ(ParseChangeCursor("c12.1-5f3a09c1")->Newest(), 13);
  EXPECT_EQ(ParseChangeCursor("s12.1.2.3-5f3a09c1")->Newest(), 12);
}

TEST(ChangeCursor, FitsItsLimit) {
  constexpr std::int64_t kMost = kMostChanges;
  ChangeCursor cursor{.change = kMost, .snapshot = true, .issue = kMost, .item = kMost, .sent = kMost};
  cursor.store = "5f3a09c1";
  EXPECT_LE(FormatChangeCursor(cursor).size(), 100U);
  EXPECT_EQ(ParseChangeCursor(FormatChangeCursor(cursor)), cursor);
}

}  // namespace
}  // namespace pulse::query
