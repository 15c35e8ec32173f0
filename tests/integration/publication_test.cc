// Publishing at a time, and taking back.

#include <google/protobuf/util/time_util.h>

#include <thread>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "gtest/gtest.h"
#include "tests/integration/editing.h"

namespace pulse::test {
namespace {

using google::protobuf::util::TimeUtil;

class PublicationTest : public EditingTest {
 protected:
  static v1::PublishIssueRequest PublishingIn(std::int64_t milliseconds) {
    v1::PublishIssueRequest request;
    request.set_name(kIssue);
    *request.mutable_publish_time() =
        TimeUtil::MicrosecondsToTimestamp(absl::ToUnixMicros(absl::Now()) + milliseconds * 1000);
    return request;
  }

  v1::Issue Withdraw() {
    v1::WithdrawIssueRequest request;
    request.set_name(kIssue);
    return Do(&Stub::WithdrawIssue, request).issue();
  }

  std::string State(const std::string& issue = kIssue) const {
    return database_.Query("SELECT state FROM issues WHERE name = '" + issue + "'");
  }
};

TEST_F(PublicationTest, PublishIssue_FiresOnceAtItsTimeWithTwoServers) {
  const ServicesUnderTest other(database_.url());
  Ingest(DocumentOf());
  const auto scheduled = Do(&Stub::PublishIssue, PublishingIn(1'500));
  EXPECT_EQ(scheduled.issue().state(), v1::ISSUE_STATE_SCHEDULED);
  while (State() != std::to_string(v1::ISSUE_STATE_PUBLISHED)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));  // for a second firing to show
  const auto history = History(kIssue);
  ASSERT_EQ(history.revisions_size(), 3);
  EXPECT_EQ(history.revisions(0).action(), v1::REVISION_ACTION_PUBLISH);
  EXPECT_EQ(history.revisions(0).actor(), "scheduler");
  EXPECT_EQ(history.revisions(1).action(), v1::REVISION_ACTION_SCHEDULE);
  EXPECT_EQ(Publish(kIssue).publish_time().seconds(), scheduled.issue().publish_time().seconds());
}

TEST_F(PublicationTest, PublishIssue_KeepsOrMovesATime) {
  Ingest(DocumentOf());
  const auto request = PublishingIn(3'600'000);
  const auto first = Do(&Stub::PublishIssue, request);
  EXPECT_EQ(Do(&Stub::PublishIssue, request).issue().etag(), first.issue().etag());
  EXPECT_EQ(Do(&Stub::PublishIssue, PublishingIn(7'200'000)).issue().revision(), 3);
  EXPECT_EQ(Ingest(DocumentOf({.report_body = "Corrected."})).issue().state(), v1::ISSUE_STATE_SCHEDULED);
  EXPECT_EQ(Publish(kIssue).state(), v1::ISSUE_STATE_PUBLISHED);
}

TEST_F(PublicationTest, PublishIssue_RefusesTimesThatMakeNoSense) {
  Ingest(DocumentOf());
  ExpectError(Refusal(&Stub::PublishIssue, PublishingIn(std::int64_t{11} * 366 * 24 * 3'600'000)),
              grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE", "publish_time");
  Do(&Stub::PublishIssue, PublishingIn(-5'000));
  EXPECT_EQ(State(), std::to_string(v1::ISSUE_STATE_PUBLISHED));
  ExpectError(Refusal(&Stub::PublishIssue, PublishingIn(60'000)), grpc::StatusCode::FAILED_PRECONDITION,
              "ALREADY_PUBLISHED", "publish_time");
}

TEST_F(PublicationTest, WithdrawIssue_TakesBackWhatReadersSeeOrWould) {
  Ingest(DocumentOf());
  v1::WithdrawIssueRequest request;
  request.set_name(kIssue);
  ExpectError(Refusal(&Stub::WithdrawIssue, request), grpc::StatusCode::FAILED_PRECONDITION, "NOT_PUBLISHED");
  Do(&Stub::PublishIssue, PublishingIn(3'600'000));
  const v1::Issue draft = Withdraw();
  EXPECT_EQ(draft.state(), v1::ISSUE_STATE_DRAFT);
  EXPECT_FALSE(draft.has_publish_time());
  Publish(kIssue);
  const v1::Issue withdrawn = Withdraw();
  EXPECT_EQ(withdrawn.state(), v1::ISSUE_STATE_WITHDRAWN);
  EXPECT_EQ(Withdraw().etag(), withdrawn.etag());
  EXPECT_EQ(Publish(kIssue).state(), v1::ISSUE_STATE_PUBLISHED);
}

// The first in line cannot be written; editors see why, and correct it.
TEST_F(PublicationTest, PublishIssue_OneThatCannotBePublishedHoldsUpNoOther) {
  Ingest(DocumentOf());
  const std::string other = Ingest(DocumentOf({.month = "October 2021"})).issue().name();
  database_.Query(
      std::string("CREATE TRIGGER stuck BEFORE UPDATE ON issues FOR EACH ROW WHEN (NEW.name = '") + kIssue +
      "' AND NEW.state = 3) EXECUTE FUNCTION refuse_change()");
  Do(&Stub::PublishIssue, PublishingIn(500));
  auto later = PublishingIn(700);
  later.set_name(other);
  Do(&Stub::PublishIssue, later);
  v1::ListScheduledIssuesResponse waiting;
  do {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    waiting = Do(&Stub::ListScheduledIssues, v1::ListScheduledIssuesRequest());
  } while (waiting.issues_size() != 1 || !waiting.issues(0).has_failure());
  EXPECT_EQ(History(other).revisions(0).action(), v1::REVISION_ACTION_PUBLISH);
  const v1::ScheduledIssue& stuck = waiting.issues(0);
  EXPECT_EQ(stuck.name(), kIssue);
  EXPECT_EQ(stuck.failure().reason(), "VALUE_REFUSED");
  EXPECT_FALSE(stuck.failure().message().empty());

  database_.Query("DROP TRIGGER stuck ON issues");
  Do(&Stub::UpdateItem, Retitling(kReport, "Corrected"));
  while (State(kIssue) != std::to_string(v1::ISSUE_STATE_PUBLISHED)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_EQ(Do(&Stub::ListScheduledIssues, v1::ListScheduledIssuesRequest()).issues_size(), 0);
}

TEST_F(PublicationTest, ListScheduledIssues_PagesByTime) {
  Ingest(DocumentOf());
  const std::string other = Ingest(DocumentOf({.month = "October 2021"})).issue().name();
  Do(&Stub::PublishIssue, PublishingIn(7'200'000));
  auto earlier = PublishingIn(3'600'000);
  earlier.set_name(other);
  Do(&Stub::PublishIssue, earlier);
  v1::ListScheduledIssuesRequest request;
  request.set_page_size(1);
  const auto first = Do(&Stub::ListScheduledIssues, request);
  ASSERT_EQ(first.issues_size(), 1);
  EXPECT_EQ(first.issues(0).name(), other);
  request.set_page_token(first.next_page_token());
  const auto second = Do(&Stub::ListScheduledIssues, request);
  EXPECT_EQ(second.issues(0).name(), kIssue);
  EXPECT_EQ(second.next_page_token(), "");
  request.set_page_token("elsewhere");
  ExpectError(Refusal(&Stub::ListScheduledIssues, request), grpc::StatusCode::INVALID_ARGUMENT,
              "PAGE_TOKEN_INVALID", "page_token");
}

// Not a draft, which an archive sent again would publish.
TEST_F(PublicationTest, WithdrawIssue_TakesAScheduleBackToWhatTheIssueWas) {
  const v1::Issue first = IngestAndPublish({});
  Withdraw();
  Do(&Stub::PublishIssue, PublishingIn(3'600'000));
  const v1::Issue again = Withdraw();
  EXPECT_EQ(again.state(), v1::ISSUE_STATE_WITHDRAWN);
  EXPECT_EQ(TimeUtil::ToString(again.publish_time()), TimeUtil::ToString(first.publish_time()));
}

TEST_F(PublicationTest, PublishIssue_KeepsTheTimeOfTheFirstPublicationOverASchedule) {
  const v1::Issue first = IngestAndPublish({});
  Withdraw();
  Do(&Stub::PublishIssue, PublishingIn(3'600'000));
  const v1::Issue again = Publish(kIssue);
  EXPECT_EQ(again.state(), v1::ISSUE_STATE_PUBLISHED);
  EXPECT_EQ(TimeUtil::ToString(again.publish_time()), TimeUtil::ToString(first.publish_time()));
}

}  // namespace
}  // namespace pulse::test
