#include "db/change_log.h"

#include <gtest/gtest.h>
#include <poll.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "db/change_cursor.h"
#include "db/change_feed.h"
#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

using ChangeLog = StoreTest;

TEST_F(ChangeLog, StartsAtZeroAndFollowsEachRevision) {
  const std::string start = *store_.CurrentCursor(Soon());
  const std::string first = Save(DraftOf(2024, 6)).change_cursor;
  const std::string second = Save(DraftOf(2024, 7)).change_cursor;
  EXPECT_EQ(ChangeOf(start), 0);
  EXPECT_EQ(ChangeOf(first), 1);
  EXPECT_EQ(ChangeOf(second), 2);
  EXPECT_EQ(*store_.CurrentCursor(Soon()), second);
}

TEST_F(ChangeLog, CursorsNameTheStore) {
  const test::TestDatabase another;
  Database database({.url = another.url(), .connections = 1});
  EXPECT_NE(*store_.CurrentCursor(Soon()), *IssueStore(&database).CurrentCursor(Soon()));
  EXPECT_EQ(ParseChangeCursor(*store_.CurrentCursor(Soon()))->store,
            ChangeFeed(&database_).ReadAfter(0, 1, Soon())->extent.store);
}

TEST_F(ChangeLog, PagesCarryTheCursorTheyAreAsNewAs) {
  const std::string cursor = Save(DraftOf(2024, 6)).change_cursor;
  EXPECT_EQ(store_.ListIssues({}, 10, "", Soon())->change_cursor, cursor);
  EXPECT_EQ(store_.ListItems({}, 10, "", Soon())->change_cursor, cursor);
}

TEST_F(ChangeLog, SaysWhereAnIssueCameFromAndWentTo) {
  Save(DraftOf(2024, 6, {}, v1::ISSUE_STATE_DRAFT));
  SaveNext(DraftOf(2024, 6, {}, v1::ISSUE_STATE_PUBLISHED));
  EXPECT_EQ(test_database_.Query("SELECT string_agg(previous_state || '>' || state, ' ' ORDER BY cursor) "
                                 "FROM changes"),
            "0>1 1>3");
}

TEST_F(ChangeLog, ARefusedWriteLeavesNoGap) {
  Save(DraftOf(2024, 6));
  EXPECT_FALSE(store_.SaveRevision(DraftOf(2024, 6), Soon()).ok());
  EXPECT_EQ(ChangeOf(Save(DraftOf(2024, 7)).change_cursor), 2);
}

// A reader polls while four writers commit. Whatever it sees last, every cursor
// below is there too: a sequence would fail this.
TEST_F(ChangeLog, IsGaplessUnderConcurrentWriters) {
  constexpr int kWriters = 4;
  constexpr int kIssues = 25;
  std::atomic<int> writing{kWriters};
  std::vector<std::thread> writers;
  writers.reserve(kWriters);
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < kIssues; ++i) Save(DraftOf(1900 + writer * kIssues + i, 1, {"item"}));
      --writing;
    });
  }
  int polls = 0;
  do {
    EXPECT_EQ(test_database_.Query("SELECT coalesce(max(cursor), 0) - count(*) FROM changes"), "0");
    ++polls;
  } while (writing > 0);
  for (std::thread& writer : writers) writer.join();
  EXPECT_GT(polls, 1);
  EXPECT_EQ(ChangeOf(*store_.CurrentCursor(Soon())), kWriters * kIssues);
}

TEST_F(ChangeLog, ExactlyOneOfManyWritersOfOneRevisionWins) {
  constexpr int kWriters = 4;
  std::atomic<int> won{0};
  std::atomic<int> aborted{0};
  std::vector<std::thread> writers;
  writers.reserve(kWriters);
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&] {
      const auto stored = store_.SaveRevision(DraftOf(2024, 6), Soon());
      if (stored.ok()) ++won;
      if (absl::IsAborted(stored.status())) ++aborted;
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(aborted, kWriters - 1);
  EXPECT_EQ(Count("changes"), "1");
}

// By the socket, because libpqxx shows a notification differently in each version.
TEST_F(ChangeLog, WakesListeners) {
  pqxx::connection listener(test_database_.url());
  pqxx::nontransaction(listener).exec("LISTEN pulse_changes");
  const std::string cursor = Save(DraftOf(2024, 6)).change_cursor;
  pollfd socket{listener.sock(), POLLIN, 0};
  EXPECT_EQ(poll(&socket, 1, 10'000), 1) << "no notification within 10 s";
  EXPECT_EQ(*store_.CurrentCursor(Soon()), cursor);
}

}  // namespace
}  // namespace pulse::db
