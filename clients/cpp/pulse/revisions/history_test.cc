// Commands that read and move an issue's history.

#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;

using HistoryTest = CommandTest;

TEST_F(HistoryTest, Revisions_AreListedWithWhoWhatWhenAndWhy) {
  services_.list_revisions = [](const v1::ListRevisionsRequest& request,
                                v1::ListRevisionsResponse& response) {
    EXPECT_EQ(request.name(), "issues/2031-03");
    auto* revision = response.add_revisions();
    revision->set_revision(3);
    revision->set_action(v1::REVISION_ACTION_ROLL_BACK);
    revision->set_restored_revision(1);
    revision->set_actor("ada");
    revision->set_comment("better scan");
    revision->set_state(v1::ISSUE_STATE_DRAFT);
    revision->mutable_create_time()->set_seconds(1'930'000'000);
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"history", "2031-03"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("3  2031-02-27T23:06:40Z  ada  rolled back to 1  draft  better scan\n"));
}

TEST_F(HistoryTest, Rollback_NamesTheRevisionTheCommentAndTheActor) {
  services_.roll_back_issue = [](const v1::RollBackIssueRequest& request,
                                 v1::RollBackIssueResponse& response) {
    EXPECT_EQ(request.name(), "issues/2031-03");
    EXPECT_EQ(request.revision(), 1);
    EXPECT_EQ(request.comment(), "better");
    EXPECT_FALSE(request.request_id().empty());
    *response.mutable_issue() = SampleIssue();
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"rollback", "2031-03", "1", "--comment", "better", "--actor", "ada"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "issues/2031-03 (March 2031) is published, revision 2\n");
  EXPECT_EQ(services_.LastActor(), "ada");
}

TEST_F(HistoryTest, Rollback_ToNoRevisionIsAMistakeOfUsage) {
  EXPECT_EQ(Pulse({"rollback", "2031-03"}).code, 2);
  EXPECT_EQ(Pulse({"rollback", "2031-03", "0"}).code, 2);
  EXPECT_EQ(services_.CallCount("RollBackIssue"), 0);
}

TEST_F(HistoryTest, Withdraw_OfADraftSaysWhy) {
  services_.withdraw_issue = [](const auto&, auto&) {
    return client::FailWith(grpc::StatusCode::FAILED_PRECONDITION, "issues/2031-03 is a draft",
                            "NOT_PUBLISHED");
  };
  const Outcome run = Pulse({"withdraw", "2031-03"});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("issues/2031-03 is a draft"));
}

TEST_F(HistoryTest, PublishAt_SendsTheTimeAndSaysIt) {
  services_.publish_issue = [](const v1::PublishIssueRequest& request, v1::PublishIssueResponse& response) {
    *response.mutable_issue() = SampleIssue();
    response.mutable_issue()->set_state(v1::ISSUE_STATE_SCHEDULED);
    *response.mutable_issue()->mutable_publish_time() = request.publish_time();
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"publish", "2031-03", "--at", "2031-03-01T09:00:00+01:00"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("is scheduled for 2031-03-01T08:00:00Z"));
}

TEST_F(HistoryTest, Schedule_SaysWhatWaitsAndWhyOneCouldNotBePublished) {
  services_.list_scheduled_issues = [](const auto&, v1::ListScheduledIssuesResponse& response) {
    v1::ScheduledIssue* stuck = response.add_issues();
    stuck->set_name("issues/2031-02");
    stuck->set_title("Pulse");
    stuck->mutable_publish_time()->set_seconds(1'930'000'000);
    v1::PublicationFailure* failure = stuck->mutable_failure();
    failure->set_message("a stored revision cannot be read");
    failure->set_attempts(2);
    failure->mutable_first_attempt_time()->set_seconds(1'930'000'001);
    failure->mutable_next_attempt_time()->set_seconds(1'930'000'020);
    v1::ScheduledIssue* waiting = response.add_issues();
    waiting->set_name("issues/2031-03");
    waiting->set_title("Pulse");
    waiting->mutable_publish_time()->set_seconds(1'940'000'000);
    return grpc::Status::OK;
  };
  EXPECT_EQ(
      Pulse({"schedule"}).out,
      "PUBLISHED AT          ISSUE           TITLE   FAILED\n"
      "2031-02-27T23:06:40Z  issues/2031-02  Pulse  2 times\n"
      "2031-06-23T16:53:20Z  issues/2031-03  Pulse\n"
      "issues/2031-02 could not be published: a stored revision cannot be read\n"
      "  tried 2 times since 2031-02-27T23:06:41Z, again at 2031-02-27T23:07:00Z; once corrected, at once\n");
}

TEST_F(HistoryTest, Revisions_OfAnIssueThatCouldNotBePublishedSayWhy) {
  services_.list_revisions = [](const auto&, v1::ListRevisionsResponse& response) {
    response.add_revisions()->set_state(v1::ISSUE_STATE_SCHEDULED);
    return grpc::Status::OK;
  };
  services_.list_scheduled_issues = [](const auto&, v1::ListScheduledIssuesResponse& response) {
    for (const char* name : {"issues/2031-02", "issues/2031-03"}) {
      v1::ScheduledIssue* stuck = response.add_issues();
      stuck->set_name(name);
      stuck->mutable_failure()->set_message("a stored revision cannot be read");
    }
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"history", "2031-03"});
  EXPECT_THAT(run.out,
              HasSubstr("issues/2031-03 could not be published: a stored revision cannot be read\n"));
  EXPECT_THAT(run.out, testing::Not(HasSubstr("2031-02")));
}

TEST_F(HistoryTest, Schedule_OfNothingSaysHowToScheduleAnIssue) {
  services_.list_scheduled_issues = [](const auto&, auto&) { return grpc::Status::OK; };
  const Outcome run = Pulse({"schedule"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("pulse publish NAME --at TIME"));
}

TEST_F(HistoryTest, PublishAt_SomethingElseThanATimeIsAMistakeOfUsage) {
  const Outcome run = Pulse({"publish", "2031-03", "--at", "tomorrow"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("write it as 2031-03-01T09:00:00Z"));
}

}  // namespace
}  // namespace pulse::cli
