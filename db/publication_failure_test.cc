// Scheduled issues that cannot be published: each holds up only itself.

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "db/issue_history.h"
#include "db/publication_schedule.h"
#include "db/scheduled_issues.h"
#include "db/store_test_fixture.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr char kStuck[] = "issues/2001-01";

class PublicationFailureTest : public StoreTest {
 protected:
  // Due since `seconds_ago`.
  void Schedule(int year, std::int64_t seconds_ago) {
    RevisionDraft draft = DraftOf(year, 1, {"first"}, v1::ISSUE_STATE_SCHEDULED);
    draft.issue.mutable_publish_time()->set_seconds(Now() - seconds_ago);
    draft.action = v1::REVISION_ACTION_SCHEDULE;
    SaveNext(draft);
  }

  static std::int64_t Now() { return std::chrono::system_clock::to_time_t(std::chrono::system_clock::now()); }

  // From now on kStuck cannot be written.
  void Break() {
    test_database_.Query(
        std::string("CREATE TRIGGER stuck BEFORE UPDATE ON issues FOR EACH ROW WHEN (NEW.name = '") + kStuck +
        "') EXECUTE FUNCTION refuse_change()");
  }
  void Mend() { test_database_.Query("DROP TRIGGER stuck ON issues"); }

  // The bytes of kStuck's current revision are no issue.
  void Garble() {
    test_database_.Query("ALTER TABLE issue_revisions DISABLE TRIGGER USER");
    test_database_.Query(std::string("UPDATE issue_revisions SET content = '\\xff', sha256 = sha256('\\xff') "
                                     "WHERE issue = '") +
                         kStuck + "'");
    test_database_.Query("ALTER TABLE issue_revisions ENABLE TRIGGER USER");
  }

  // What a server does with the next issue that is due: it, with `!` when it failed
  // and the failure was recorded; empty when none is due.
  std::string Attempt(PublicationSchedule& schedule) {
    const auto attempt = schedule.PublishNextDue(Soon());
    EXPECT_TRUE(attempt.ok()) << attempt.status();
    if (!attempt.ok() || !attempt->has_value()) return "";
    if ((*attempt)->outcome.ok()) return (*attempt)->issue;
    const auto recorded = schedule.RecordFailure(**attempt, Soon());
    EXPECT_TRUE(recorded.ok()) << recorded.status();
    return (*attempt)->issue + "!";
  }
  std::string Attempt() { return Attempt(schedule_); }

  // The only scheduled issue.
  v1::ScheduledIssue Waiting() {
    const auto page = ScheduledIssues(&database_).List(10, "", Soon());
    EXPECT_TRUE(page.ok()) << page.status();
    EXPECT_EQ(page->rows.size(), 1U);
    return page->rows.empty() ? v1::ScheduledIssue() : page->rows.front();
  }

  PublicationSchedule schedule_{&database_};
};

TEST_F(PublicationFailureTest, PublishNextDue_OneThatFailsHoldsUpNoneBehindIt) {
  Schedule(2001, 30);
  Schedule(2002, 20);
  Schedule(2003, 10);
  Break();
  EXPECT_EQ(Attempt(), "issues/2001-01!");
  EXPECT_EQ(Attempt(), "issues/2002-01");
  EXPECT_EQ(Attempt(), "issues/2003-01");
  EXPECT_EQ(Attempt(), "") << "its next attempt is still to come";
  EXPECT_GT(*schedule_.TimeToNext(Soon()), absl::ZeroDuration());
  EXPECT_LE(*schedule_.TimeToNext(Soon()), absl::Seconds(5));
}

TEST_F(PublicationFailureTest, PublishNextDue_NamesTheIssueWhoseContentCannotBeRead) {
  Schedule(2001, 30);
  Garble();
  const auto attempt = schedule_.PublishNextDue(Soon());
  ASSERT_TRUE(attempt.ok()) << attempt.status();
  EXPECT_EQ((*attempt)->issue, kStuck);
  EXPECT_EQ(GetErrorReason((*attempt)->outcome), "REVISION_UNREADABLE");
}

TEST_F(PublicationFailureTest, RecordFailure_TellsEditorsWhyAndWhenItIsTriedAgain) {
  Schedule(2001, 30);
  EXPECT_FALSE(Waiting().has_failure());
  Garble();
  Attempt();
  const v1::PublicationFailure failure = Waiting().failure();
  EXPECT_EQ(failure.attempts(), 1);
  EXPECT_EQ(failure.reason(), "REVISION_UNREADABLE");
  EXPECT_NE(failure.message().find("Restore the database"), std::string::npos) << failure.message();
  EXPECT_EQ(failure.next_attempt_time().seconds(), failure.last_attempt_time().seconds() + 5);
}

TEST_F(PublicationFailureTest, RecordFailure_WaitsTwiceAsLongEachTimeUpToTenMinutes) {
  Schedule(2001, 30);
  PublicationAttempt failed{kStuck, 1, 0, absl::InternalError("broken")};
  std::vector<std::int64_t> waits;
  for (int attempts = 1; attempts <= 10; ++attempts) {
    failed.earlier = attempts - 1;
    const auto recorded = schedule_.RecordFailure(failed, Soon());
    ASSERT_TRUE(recorded.ok()) << recorded.status();
    ASSERT_TRUE(recorded->has_value());
    EXPECT_EQ((*recorded)->attempts, attempts);
    waits.push_back(absl::ToInt64Seconds((*recorded)->until_next));
  }
  EXPECT_EQ(waits, (std::vector<std::int64_t>{5, 10, 20, 40, 80, 160, 320, 600, 600, 600}));
}

// Two servers may try one issue in the moment between a failure and its record: that
// is one attempt, and the next is not put off twice as long for it.
TEST_F(PublicationFailureTest, RecordFailure_CountsOnceWhatSeveralServersTriedAtOnce) {
  Schedule(2001, 30);
  Break();
  const auto first = schedule_.PublishNextDue(Soon());
  const auto second = schedule_.PublishNextDue(Soon());
  ASSERT_TRUE(first.ok() && first->has_value() && second.ok() && second->has_value());
  const auto recorded = schedule_.RecordFailure(**first, Soon());
  ASSERT_TRUE(recorded.ok() && recorded->has_value());
  const auto again = schedule_.RecordFailure(**second, Soon());
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_FALSE(again->has_value());
  const v1::PublicationFailure failure = Waiting().failure();
  EXPECT_EQ(failure.attempts(), 1);
  EXPECT_EQ(failure.next_attempt_time().seconds(), failure.last_attempt_time().seconds() + 5);
}

TEST_F(PublicationFailureTest, RecordFailure_OutlastsTheServerThatMadeIt) {
  Schedule(2001, 30);
  Break();
  {
    Database database({test_database_.url(), 1});
    PublicationSchedule first(&database);
    EXPECT_EQ(Attempt(first), "issues/2001-01!");
  }
  EXPECT_EQ(Attempt(), "");
}

TEST_F(PublicationFailureTest, PublishNextDue_TriesANewRevisionAtOnceAndCountsAnew) {
  Schedule(2001, 30);
  Garble();
  EXPECT_EQ(Attempt(), "issues/2001-01!");
  RevisionDraft corrected = DraftOf(2001, 1, {"first"}, v1::ISSUE_STATE_SCHEDULED);
  corrected.issue.mutable_publish_time()->set_seconds(Now() - 30);
  corrected.follows_revision = 1;
  Save(corrected);
  EXPECT_FALSE(Waiting().has_failure());
  EXPECT_EQ(Attempt(), kStuck);
}

TEST_F(PublicationFailureTest, PublishNextDue_AtLastSaysInTheHistoryHowOftenItFailed) {
  Schedule(2001, 30);
  Break();
  EXPECT_EQ(Attempt(), "issues/2001-01!");
  Mend();
  test_database_.Query("UPDATE publication_failures SET next_attempt = now()");
  EXPECT_EQ(Attempt(), kStuck);
  const auto published = IssueHistory(&database_).GetRevision(kStuck, 0, Soon());
  ASSERT_TRUE(published.ok()) << published.status();
  EXPECT_EQ(published->revision().comment(), "Attempts that failed before: 1");
}

TEST_F(PublicationFailureTest, RecordFailure_KeepsNothingOfAnIssueThatMovedOn) {
  Schedule(2001, 30);
  const PublicationAttempt failed{kStuck, 1, 0, absl::InternalError("broken")};
  EXPECT_EQ(Attempt(), kStuck);
  const auto recorded = schedule_.RecordFailure(failed, Soon());
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_FALSE(recorded->has_value());
  EXPECT_EQ(Count("publication_failures"), "0");
}

// The first in line fails on all of four servers that look at once.
TEST_F(PublicationFailureTest, PublishNextDue_FiresTheOthersOnceOnSeveralServers) {
  constexpr int kServers = 4;
  constexpr int kOthers = 20;
  Schedule(2001, 1000);
  for (int i = 0; i < kOthers; ++i) Schedule(2002 + i, 500 - i);
  Break();
  std::vector<std::thread> servers;
  servers.reserve(kServers);
  for (int server = 0; server < kServers; ++server) {
    servers.emplace_back([&] {
      Database database({test_database_.url(), 1});
      PublicationSchedule schedule(&database);
      while (Count("issues WHERE state = 2") != "1") Attempt(schedule);
    });
  }
  for (std::thread& server : servers) server.join();
  EXPECT_EQ(Count("issue_revisions WHERE action = 'publish'"), std::to_string(kOthers));
  EXPECT_EQ(Count("changes WHERE previous_state = 2 AND state = 3"), std::to_string(kOthers));
}

TEST_F(PublicationFailureTest, List_PagesByTimeThenByName) {
  Schedule(2003, 30);
  Schedule(2002, 60);
  Schedule(2001, 0);
  test_database_.Query("UPDATE issues SET publish_time = '2030-01-01' WHERE name <> 'issues/2002-01'");
  Save(DraftOf(2004, 1));
  ScheduledIssues scheduled(&database_);
  std::vector<std::string> names;
  std::string after;
  do {
    const auto page = scheduled.List(1, after, Soon());
    ASSERT_TRUE(page.ok()) << page.status();
    ASSERT_EQ(page->rows.size(), 1U);
    names.push_back(page->rows[0].name());
    after = page->next;
  } while (!after.empty());
  EXPECT_EQ(names, (std::vector<std::string>{"issues/2002-01", "issues/2001-01", "issues/2003-01"}));
  EXPECT_EQ(GetErrorReason(scheduled.List(1, "elsewhere", Soon()).status()), "PAGE_TOKEN_INVALID");
}

}  // namespace
}  // namespace pulse::db
