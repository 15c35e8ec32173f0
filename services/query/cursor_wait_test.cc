#include "services/query/cursor_wait.h"

#include <gtest/gtest.h>

#include "proto/error_reason.h"

namespace pulse::query {
namespace {

class CursorWaitTest : public ::testing::Test {
 protected:
  CursorWaitTest() {
    extent_.store = "0123abcd";
    extent_.newest = 4;
    wait_.OnStart(extent_);
  }

  static Deadline In(std::chrono::milliseconds time) { return std::chrono::system_clock::now() + time; }

  bool Park(const std::string& cursor, Deadline deadline = In(std::chrono::seconds(20))) {
    return wait_.Park(cursor, deadline, [this](const absl::Status& status) { resumed_.push_back(status); });
  }

  void Reach(std::int64_t cursor) {
    db::LoggedChange change;
    change.cursor = cursor;
    wait_.OnChanges({change});
  }

  CursorWait wait_;
  db::LogExtent extent_;
  std::vector<absl::Status> resumed_;
};

TEST_F(CursorWaitTest, LetsThroughWhatIsReached) {
  for (const char* cursor : {"", "c0-0123abcd", "c4-0123abcd", "c3.7-0123abcd", "s4.1.1.-0123abcd"}) {
    EXPECT_FALSE(Park(cursor)) << cursor;
  }
  EXPECT_TRUE(resumed_.empty());
}

TEST_F(CursorWaitTest, ResumesACallWhenItsChangeCame) {
  EXPECT_TRUE(Park("c6-0123abcd"));
  EXPECT_TRUE(Park("c4.1-0123abcd"));
  Reach(5);
  EXPECT_EQ(resumed_.size(), 1U);
  Reach(6);
  ASSERT_EQ(resumed_.size(), 2U);
  EXPECT_TRUE(resumed_[0].ok() && resumed_[1].ok());
}

TEST_F(CursorWaitTest, ToldNoShortlyBeforeTheDeadline) {
  EXPECT_TRUE(Park("c6-0123abcd", In(std::chrono::milliseconds(0))));
  wait_.OnTurn(true, extent_);
  ASSERT_EQ(resumed_.size(), 1U);
  EXPECT_EQ(GetErrorReason(resumed_[0]), "CURSOR_NOT_REACHED");
}

TEST_F(CursorWaitTest, RefusesMoreThanMayWait) {
  for (std::size_t i = 0; i < kMostCursorWaits; ++i) EXPECT_TRUE(Park("c6-0123abcd"));
  EXPECT_TRUE(resumed_.empty());
  EXPECT_TRUE(Park("c6-0123abcd"));
  ASSERT_EQ(resumed_.size(), 1U);
  EXPECT_TRUE(absl::IsUnavailable(resumed_[0]));
  Reach(6);
  EXPECT_EQ(resumed_.size(), 1 + kMostCursorWaits);
}

TEST_F(CursorWaitTest, RefusesCursorsOfAnotherStore) {
  EXPECT_TRUE(wait_.Check("c4-0123abcd").ok());
  EXPECT_EQ(GetErrorReason(wait_.Check("c4-00000000")), "CURSOR_INVALID");
  EXPECT_EQ(GetErrorReason(wait_.Check("c4")), "CURSOR_INVALID") << "names no store";
  EXPECT_FALSE(Park("c6-00000000")) << "waits for what never comes";
}

TEST_F(CursorWaitTest, RefusesThoseWhoWaitForAnotherStoreOnceItKnowsItsOwn) {
  extent_.store = "00000000";
  EXPECT_TRUE(Park("c6-0123abcd"));
  wait_.OnStart(extent_);
  ASSERT_EQ(resumed_.size(), 1U);
  EXPECT_EQ(GetErrorReason(resumed_[0]), "CURSOR_INVALID");
}

TEST_F(CursorWaitTest, KnowsTheLagWhenItTellsThoseWhoWaited) {
  std::int64_t told = -1;
  EXPECT_TRUE(wait_.Park("c6-0123abcd", In(std::chrono::hours(1)), [&](const absl::Status& status) {
    EXPECT_TRUE(status.ok());
    told = wait_.ReplayLagMillis();
  }));
  extent_.standby = true;
  extent_.newest = 6;
  wait_.OnStart(extent_);
  EXPECT_EQ(told, 0);
}

TEST_F(CursorWaitTest, KnowsHowFarAStandbyIsBehind) {
  wait_.OnTurn(true, extent_);
  EXPECT_EQ(wait_.ReplayLagMillis(), -1);
  extent_.standby = true;
  extent_.replay_lag_millis = 1500;
  wait_.OnTurn(true, extent_);
  EXPECT_EQ(wait_.ReplayLagMillis(), 1500);
}

}  // namespace
}  // namespace pulse::query
