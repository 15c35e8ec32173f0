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

  std::string State() const { return database_.Query("SELECT state FROM issues"); }
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
