#include "db/page_position.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::db {
namespace {

TEST(PagePosition, RoundTripsAnIssue) {
  const auto position = ParseIssuePosition(FormatIssuePosition({-24'270, 2, "issues/2022-06-a-theme"}));
  ASSERT_TRUE(position.ok()) << position.status();
  EXPECT_EQ(position->newest_first, -24'270);
  EXPECT_EQ(position->kind, 2);
  EXPECT_EQ(position->issue, "issues/2022-06-a-theme");
}

TEST(PagePosition, RoundTripsAnItem) {
  const auto position = ParseItemPosition(FormatItemPosition({{-24'270, 1, "issues/2022-06"}, 3, 44}));
  ASSERT_TRUE(position.ok()) << position.status();
  EXPECT_EQ(position->issue.issue, "issues/2022-06");
  EXPECT_EQ(position->revision, 3);
  EXPECT_EQ(position->position, 44);
}

TEST(PagePosition, RoundTripsATime) {
  const auto position = ParseTimePosition(FormatTimePosition({1'930'000'000'000'001, "issues/2022-06"}));
  ASSERT_TRUE(position.ok()) << position.status();
  EXPECT_EQ(position->micros, 1'930'000'000'000'001);
  EXPECT_EQ(position->issue, "issues/2022-06");
  for (const char* text : {"1", "1:items/x", "x:issues/2022-06", "-1:issues/2022-06", "1:issues/2022-06:1",
                           "253402300800000000:issues/2022-06"}) {
    EXPECT_EQ(ParseTimePosition(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

TEST(PagePosition, RoundTripsANumberOfItsParent) {
  EXPECT_EQ(*ParseNumberPosition("publishers/a/changes/", FormatNumberPosition("publishers/a/changes/", 7)),
            7);
  for (const char* text : {"7", "publishers/b/changes/7", "publishers/a/changes/", "publishers/a/changes/0",
                           "publishers/a/changes/7x", "publishers/a/changes/99999999999999999999"}) {
    EXPECT_EQ(ParseNumberPosition("publishers/a/changes/", text).status().code(),
              absl::StatusCode::kInvalidArgument)
        << text;
  }
}

TEST(PagePosition, EmptyIsBeforeEverything) {
  EXPECT_LT(ParseIssuePosition("")->newest_first, -(2200 * 12 + 12));
  EXPECT_LT(ParseItemPosition("")->position, 0);
}

TEST(PagePosition, RefusesWhatItDidNotFormat) {
  for (const char* text : {"x", ":", "1:1", "1:1:issues/2022-06:1:1:1", "a:1:issues/2022-06:1:1",
                           "1:1:items/2022-06:1:1", "1:1:issues/2022-06:1:x", "1:1:issues/2022-06:1:",
                           "99999999999:1:issues/2022-06:1:1", "1:1:issues/2022-06:1:99999999999999999999"}) {
    EXPECT_EQ(ParseItemPosition(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
    EXPECT_EQ(ParseIssuePosition(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
}

TEST(CheckLimit, AllowsOneToFiveHundred) {
  EXPECT_TRUE(CheckLimit(1).ok());
  EXPECT_TRUE(CheckLimit(500).ok());
  EXPECT_EQ(CheckLimit(0).code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(CheckLimit(501).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace pulse::db
