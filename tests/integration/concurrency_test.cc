// Several callers at once.

#include <chrono>
#include <future>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/services_under_test.h"
#include "tests/integration/table_lock.h"

namespace pulse::test {
namespace {

class ConcurrencyTest : public ServicesTest {};

TEST_F(ConcurrencyTest, IngestDocument_StoresOneRevisionOfADocumentSentTwiceAtOnce) {
  constexpr int kCallers = 6;
  std::vector<std::future<grpc::Status>> calls;
  calls.reserve(kCallers);
  std::vector<v1::IngestDocumentResponse> responses(kCallers);
  for (auto& response : responses) {
    calls.push_back(std::async(std::launch::async, [&] { return TryIngest(DocumentOf(), &response); }));
  }
  int created = 0;
  for (std::size_t i = 0; i < kCallers; ++i) {
    const grpc::Status status = calls[i].get();
    if (status.ok()) {
      created += responses[i].outcome() == v1::INGEST_OUTCOME_CREATED ? 1 : 0;
    } else {
      ExpectError(status, grpc::StatusCode::ABORTED, "REVISION_CONFLICT");
      EXPECT_TRUE(DetailsOf(status).retry_in.has_value());
    }
  }
  EXPECT_EQ(created, 1);
  EXPECT_EQ(database_.Query("SELECT count(*) FROM issue_revisions"), "1");
  EXPECT_EQ(database_.Query("SELECT count(*) FROM changes"), "1");
}

// A GetIssue under way on a thread of its own.
std::future<grpc::Status> StartGetIssue(ServicesUnderTest& services) {
  return std::async(std::launch::async, [&services] {
    v1::GetIssueRequest request;
    request.set_name("issues/2021-09");
    v1::GetIssueResponse response;
    return Call(services.query(), &v1::QueryService::Stub::GetIssue, request, &response);
  });
}

TEST_F(ConcurrencyTest, GetIssue_IsShedWhenTheQueueIsFull) {
  IngestAndPublish({});
  ServicesUnderTest small(database_.url(), /*workers=*/1, /*queue_limit=*/1);
  std::vector<std::future<grpc::Status>> calls;
  calls.reserve(5);
  {
    const TableLock lock(database_, "issues");
    for (int i = 0; i < 5; ++i) calls.push_back(StartGetIssue(small));
    // One runs into the lock, one waits for it; the others come back at once.
    for (int refused = 0; refused < 3;) {
      refused = 0;
      for (auto& call : calls) {
        refused += call.wait_for(std::chrono::milliseconds(10)) == std::future_status::ready ? 1 : 0;
      }
    }
  }
  int answered = 0;
  for (auto& call : calls) {
    const grpc::Status status = call.get();
    if (status.ok()) {
      ++answered;
    } else {
      ExpectError(status, grpc::StatusCode::RESOURCE_EXHAUSTED, "QUEUE_FULL");
      EXPECT_TRUE(DetailsOf(status).retry_in.has_value());
    }
  }
  EXPECT_EQ(answered, 2);
}

TEST_F(ConcurrencyTest, GetIssue_EndsAtTheCallersDeadlineAndLeavesTheServiceWell) {
  IngestAndPublish({});
  v1::GetIssueRequest request;
  request.set_name("issues/2021-09");
  request.set_revision(1);  // one that is not at hand: the database is asked
  request.set_include_unpublished(true);
  v1::GetIssueResponse response;
  {
    const TableLock lock(database_, "issue_revisions");
    EXPECT_EQ(Call(services_.query(), &v1::QueryService::Stub::GetIssue, request, &response,
                   std::chrono::milliseconds(300))
                  .error_code(),
              grpc::StatusCode::DEADLINE_EXCEEDED);
  }
  EXPECT_TRUE(Call(services_.query(), &v1::QueryService::Stub::GetIssue, request, &response).ok());
}

}  // namespace
}  // namespace pulse::test
