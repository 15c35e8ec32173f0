// Conformance: what is committed is what every replica answers.

#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

class ReplicaTest : public ConformanceTest {
 protected:
  // The latest issue as a replica answers it, at least as new as `cursor`.
  static v1::GetLatestIssueResponse Latest(ServicesUnderTest& replica, const std::string& cursor) {
    v1::GetLatestIssueRequest request;
    request.set_min_cursor(cursor);
    v1::GetLatestIssueResponse response;
    const grpc::Status status = Call(replica.query(), &Query::GetLatestIssue, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  grpc::Status Get(ServicesUnderTest& replica, const std::string& name, const std::string& cursor) {
    v1::GetIssueRequest request;
    request.set_name(name);
    request.set_min_cursor(cursor);
    return Call(replica.query(), &Query::GetIssue, request, &got_);
  }

  std::string Cursor() { return *store_.CurrentCursor(std::chrono::system_clock::now() + kCallTimeout); }

  ServicesUnderTest other_{test_database_.url()};
  v1::GetIssueResponse got_;
};

TEST_F(ReplicaTest, Publication_IsAnsweredByEveryReplicaAtItsCursor) {
  for (int round = 0; round < 20; ++round) {
    v1::Issue issue = Stored("issues/2022-09");
    issue.set_title("Title " + std::to_string(round));
    issue = Save(issue);
    for (ServicesUnderTest* replica : {&services_, &other_}) {
      const auto latest = Latest(*replica, Cursor());
      EXPECT_EQ(latest.issue().SerializeAsString(), issue.SerializeAsString());
      EXPECT_EQ(latest.etag(), issue.etag());
      EXPECT_EQ(latest.revision(), issue.revision());
      EXPECT_EQ(latest.change_cursor(), Cursor());
    }
  }
}

TEST_F(ReplicaTest, Withdrawal_TakesTheIssueFromEveryReplicaAtItsCursor) {
  for (ServicesUnderTest* replica : {&services_, &other_}) {
    ASSERT_TRUE(Get(*replica, "issues/2022-09", "").ok());
  }
  v1::Issue issue = Stored("issues/2022-09");
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  for (ServicesUnderTest* replica : {&services_, &other_}) {
    ExpectError(Get(*replica, "issues/2022-09", Cursor()), grpc::StatusCode::NOT_FOUND, "ISSUE_NOT_FOUND");
    EXPECT_EQ(Latest(*replica, Cursor()).issue().name(), "issues/2022-09-mental-health");
  }
}

TEST_F(ReplicaTest, Answer_IsTheSameFromTheDatabaseAndFromMemory) {
  for (const v1::ContentView view : {v1::CONTENT_VIEW_FULL, v1::CONTENT_VIEW_BASIC}) {
    v1::GetIssueRequest request;
    request.set_name("issues/2022-01");
    request.set_view(view);
    v1::GetIssueResponse first;
    v1::GetIssueResponse second;
    ASSERT_TRUE(Call(query(), &Query::GetIssue, request, &first).ok());
    ASSERT_TRUE(Call(query(), &Query::GetIssue, request, &second).ok());
    EXPECT_EQ(first.SerializeAsString(), second.SerializeAsString());
  }
}

TEST_F(ReplicaTest, Answer_OfAMalformedRequestNamesWhatIsWrong) {
  v1::GetIssueRequest request;
  request.set_name("issues/2022-09");
  request.set_min_cursor("42");
  ExpectError(Call(query(), &Query::GetIssue, request, &got_), grpc::StatusCode::INVALID_ARGUMENT,
              "CURSOR_INVALID", "min_cursor");
}

}  // namespace
}  // namespace pulse::test
