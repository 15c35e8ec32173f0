#include "db/publication_schedule.h"

#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "db/issue_history.h"
#include "db/pqxx.h"
#include "db/revision.h"
#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

class PublicationScheduleTest : public StoreTest {
 protected:
  // An issue to be published at `seconds` since 1970.
  StoredRevision Schedule(int year, std::int64_t seconds) {
    RevisionDraft draft = DraftOf(year, 1, {"first"}, v1::ISSUE_STATE_SCHEDULED);
    draft.issue.mutable_publish_time()->set_seconds(seconds);
    draft.action = v1::REVISION_ACTION_SCHEDULE;
    draft.corrections.set_last_id(3);
    return Save(draft);
  }

  // The issue that was due and is published; empty when none was due.
  std::string Published() {
    const auto attempt = schedule_.PublishNextDue(Soon());
    EXPECT_TRUE(attempt.ok()) << attempt.status();
    if (!attempt.ok() || !attempt->has_value()) return "";
    EXPECT_TRUE((*attempt)->outcome.ok()) << (*attempt)->outcome;
    return (*attempt)->issue;
  }

  static std::int64_t Now() { return std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()); }

  PublicationSchedule schedule_{&database_};
};

TEST_F(PublicationScheduleTest, PublishNextDue_PublishesInTheOrderOfTimes) {
  Schedule(2001, Now() - 10);
  Schedule(2002, Now() - 30);
  Schedule(2003, Now() - 20);
  Schedule(2004, Now() + 3600);
  EXPECT_EQ(Published(), "issues/2002-01");
  EXPECT_EQ(Published(), "issues/2003-01");
  EXPECT_EQ(Published(), "issues/2001-01");
  EXPECT_EQ(Published(), "");
}

TEST_F(PublicationScheduleTest, PublishNextDue_LeavesARevisionByTheSchedulerAndAChange) {
  const std::int64_t time = Now() - 30;
  Schedule(2001, time);
  ASSERT_TRUE(schedule_.PublishNextDue(Soon()).ok());
  const auto found = IssueHistory(&database_).GetRevision("issues/2001-01", 0, Soon());
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->revision().revision(), 2);
  EXPECT_EQ(found->revision().action(), v1::REVISION_ACTION_PUBLISH);
  EXPECT_EQ(found->revision().actor(), "scheduler");
  EXPECT_EQ(found->issue().state(), v1::ISSUE_STATE_PUBLISHED);
  EXPECT_EQ(found->issue().publish_time().seconds(), time) << "as scheduled";
  EXPECT_EQ(found->corrections().last_id(), 3) << "corrections stay in force";
  EXPECT_EQ(test_database_.Query("SELECT previous_state || '>' || state FROM changes WHERE cursor = 2"),
            "2>3");
  EXPECT_EQ(test_database_.Query("SELECT bool_and(published) FROM items"), "t");
}

TEST_F(PublicationScheduleTest, PublishNextDue_PassesOverAnIssueThatAnotherIsWorkingOn) {
  Schedule(2001, Now() - 30);
  Schedule(2002, Now() - 10);
  pqxx::connection other(test_database_.url());
  pqxx::work busy(other);
  busy.exec("SELECT 1 FROM issues WHERE name = 'issues/2001-01' FOR UPDATE");
  EXPECT_EQ(Published(), "issues/2002-01");
  EXPECT_EQ(Published(), "");
  busy.abort();
  EXPECT_EQ(Published(), "issues/2001-01");
}

TEST_F(PublicationScheduleTest, PublishNextDue_LeavesOneThatWasWithdrawnInTime) {
  Schedule(2001, Now() - 10);
  RevisionDraft draft = DraftOf(2001, 1, {"first"}, v1::ISSUE_STATE_DRAFT);
  draft.action = v1::REVISION_ACTION_WITHDRAW;
  SaveNext(draft);
  EXPECT_EQ(Published(), "");
}

// Four servers, each with connections of its own, that all look at once.
TEST_F(PublicationScheduleTest, PublishNextDue_FiresOnceHoweverManyServersRun) {
  constexpr int kServers = 4;
  constexpr int kIssues = 40;
  for (int i = 0; i < kIssues; ++i) Schedule(1900 + i, Now() - 100 + i);
  std::mutex mutex;
  std::map<std::string, int> fired;
  std::vector<std::thread> servers;
  servers.reserve(kServers);
  for (int server = 0; server < kServers; ++server) {
    servers.emplace_back([&] {
      Database database({test_database_.url(), 1});
      PublicationSchedule schedule(&database);
      // None also means that another server has the last one in hand.
      while (schedule.TimeToNext(Soon()).value_or(absl::InfiniteDuration()) <= absl::ZeroDuration()) {
        const auto published = schedule.PublishNextDue(Soon());
        ASSERT_TRUE(published.ok()) << published.status();
        const std::lock_guard lock(mutex);
        if (published->has_value()) ++fired[(*published)->issue];
      }
    });
  }
  for (std::thread& server : servers) server.join();
  EXPECT_EQ(fired.size(), static_cast<std::size_t>(kIssues));
  for (const auto& [name, times] : fired) EXPECT_EQ(times, 1) << name;
  EXPECT_EQ(Count("changes WHERE previous_state = 2 AND state = 3"), std::to_string(kIssues));
  EXPECT_EQ(Count("issue_revisions"), std::to_string(2 * kIssues));
}

TEST_F(PublicationScheduleTest, TimeToNext_IsTheEarliestAndThenForEver) {
  EXPECT_EQ(*schedule_.TimeToNext(Soon()), absl::InfiniteDuration());
  Schedule(2001, Now() + 7200);
  Schedule(2002, Now() + 3600);
  const absl::Duration left = *schedule_.TimeToNext(Soon());
  EXPECT_GT(left, absl::Minutes(50));
  EXPECT_LE(left, absl::Minutes(60));
  Schedule(2003, Now() - 5);
  EXPECT_LE(*schedule_.TimeToNext(Soon()), absl::ZeroDuration());
}

}  // namespace
}  // namespace pulse::db
