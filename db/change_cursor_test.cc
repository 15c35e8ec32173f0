#include "db/change_cursor.h"

#include <gtest/gtest.h>

namespace pulse::db {
namespace {

TEST(ChangeCursor, ReadsWhatItWrites) {
  for (const char* text :
       {"c0-5f3a09c1", "c12-5f3a09c1", "c12.4-5f3a09c1", "s0.0.0.-5f3a09c1", "s12.2.77.2022-09-5f3a09c1",
        "s12.2.77.2024-05-mental-health-5f3a09c1", "s12.2.77.2024-05-5f3a09c1-5f3a09c1"}) {
    const auto cursor = ParseChangeCursor(text);
    ASSERT_TRUE(cursor.has_value()) << text;
    EXPECT_EQ(FormatChangeCursor(*cursor), text);
  }
}

TEST(ChangeCursor, KnowsTheIssueThatASnapshotIsThroughWith) {
  EXPECT_EQ(ParseChangeCursor("s12.2.77.2024-05-health-5f3a09c1")->issue, "issues/2024-05-health");
  EXPECT_EQ(ParseChangeCursor("s12.0.0.-5f3a09c1")->issue, "");
}

TEST(ChangeCursor, RefusesEverythingElse) {
  for (const char* text : {"",
                           "c",
                           "-5f3a09c1",
                           "12-5f3a09c1",
                           "c-5f3a09c1",
                           "c-1-5f3a09c1",
                           "c+1-5f3a09c1",
                           "c01-5f3a09c1",
                           " c1-5f3a09c1",
                           "c1-5f3a09c1 ",
                           "c1.-5f3a09c1",
                           "c1.0-5f3a09c1",
                           "c1.2.3-5f3a09c1",
                           "c1-",
                           "c1-5f3a09c",
                           "c1-5F3A09C1",
                           "c1-5f3a09c1x",
                           "s1-5f3a09c1",
                           "s1.2.3-5f3a09c1",
                           "s1.2.3.2022-5f3a09c1",
                           "s1.2.3.2022-09.4-5f3a09c1",
                           "s1.2.3.2022-09/x-5f3a09c1",
                           "x1-5f3a09c1",
                           "c99999999999999999999-5f3a09c1",
                           "c9223372036854775807.1-5f3a09c1",
                           "s1.1.9223372036854775807.-5f3a09c1"}) {
    EXPECT_FALSE(ParseChangeCursor(text).has_value()) << text;
  }
}

TEST(ChangeCursor, RefusesThoseOfOlderReleases) {
  EXPECT_FALSE(ParseChangeCursor("c12").has_value()) << "names no store";
  EXPECT_FALSE(ParseChangeCursor("c12.4").has_value());
  EXPECT_FALSE(ParseChangeCursor("s12.30.2.77-5f3a09c1").has_value()) << "counts issues";
}

TEST(ChangeCursor, NeedsTheChangeThatItIsInTheMiddleOf) {
  EXPECT_EQ(ParseChangeCursor("c12-5f3a09c1")->Newest(), 12);
  EXPECT_EQ(ParseChangeCursor("c12.1-5f3a09c1")->Newest(), 13);
  EXPECT_EQ(ParseChangeCursor("s12.2.3.-5f3a09c1")->Newest(), 12);
}

TEST(ChangeCursor, FitsItsLimit) {
  constexpr std::int64_t kMost = kMostChanges;
  constexpr std::size_t kLongestSlug = 80;
  ChangeCursor cursor{.change = kMost, .snapshot = true, .item = kMost, .sent = kMost};
  cursor.issue = "issues/2024-05-" + std::string(kLongestSlug, 'x');
  cursor.store = "5f3a09c1";
  EXPECT_LE(FormatChangeCursor(cursor).size(), kMaxCursorBytes);
  EXPECT_EQ(ParseChangeCursor(FormatChangeCursor(cursor)), cursor);
}

}  // namespace
}  // namespace pulse::db
