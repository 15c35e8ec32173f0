// Which calls are sent again, and when: clients/service_config.json at work.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "clients/cpp/client.h"
#include "clients/cpp/client_of_fakes.h"
#include "clients/cpp/fake_services.h"

namespace pulse::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

class RetryTest : public testing::Test {
 protected:
  Client Connect(milliseconds timeout = std::chrono::seconds(20)) { return ClientOf(services_, timeout); }

  FakeServices services_;
};

const grpc::Status kUnavailable(grpc::StatusCode::UNAVAILABLE, "database away");

TEST_F(RetryTest, Read_IsRetriedWhileUnavailable) {
  services_.list_sectors = [](const auto&, auto&) { return grpc::Status::OK; };
  services_.FailNext(1, kUnavailable);
  EXPECT_TRUE(Connect().ListSectors({}).ok());
  EXPECT_EQ(services_.CallCount("ListSectors"), 2);
}

TEST_F(RetryTest, Read_GivesUpAfterFourAttempts) {
  services_.FailNext(100, kUnavailable);
  const auto answer = Connect().GetLatestIssue({});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, grpc::StatusCode::UNAVAILABLE);
  EXPECT_EQ(services_.CallCount("GetLatestIssue"), 4);
}

TEST_F(RetryTest, Read_IsNotRetriedOnAnotherError) {
  services_.FailNext(1, grpc::Status(grpc::StatusCode::INTERNAL, "fault"));
  EXPECT_FALSE(Connect().ListSectors({}).ok());
  EXPECT_EQ(services_.CallCount("ListSectors"), 1);
}

TEST_F(RetryTest, Render_IsRetriedWhileUnavailable) {
  services_.render_issue = [](const auto&, auto&) { return grpc::Status::OK; };
  services_.FailNext(1, kUnavailable);
  EXPECT_TRUE(Connect().RenderIssue({}).ok());
  EXPECT_EQ(services_.CallCount("RenderIssue"), 2);
}

TEST_F(RetryTest, ParseDocument_IsRetriedForItHasNoEffect) {
  services_.parse_document = [](const auto&, auto&) { return grpc::Status::OK; };
  services_.FailNext(1, kUnavailable);
  EXPECT_TRUE(Connect().ParseDocument({}).ok());
  EXPECT_EQ(services_.CallCount("ParseDocument"), 2);
}

TEST_F(RetryTest, IngestDocument_IsRetriedUnderOneRequestId) {
  std::vector<std::string> ids;
  services_.ingest_document = [&](const v1::IngestDocumentRequest& request, auto&) {
    ids.push_back(request.request_id());
    return ids.size() == 1 ? kUnavailable : grpc::Status::OK;
  };
  EXPECT_TRUE(Connect().IngestDocument({}).ok());
  ASSERT_EQ(ids.size(), 2U);
  EXPECT_EQ(ids[0].size(), 32U);
  EXPECT_EQ(ids[0], ids[1]);
}

TEST_F(RetryTest, RequestId_OfTheCallerIsKept) {
  std::string id;
  services_.roll_back_issue = [&](const v1::RollBackIssueRequest& request, auto&) {
    id = request.request_id();
    return grpc::Status::OK;
  };
  v1::RollBackIssueRequest request;
  request.set_request_id("mine");
  EXPECT_TRUE(Connect().RollBackIssue(request).ok());
  EXPECT_EQ(id, "mine");
}

TEST_F(RetryTest, CallsWithoutARequestId_AreSentOnce) {
  const Client client = Connect();
  services_.FailNext(3, kUnavailable);
  EXPECT_FALSE(client.WithdrawIssue({}).ok());
  EXPECT_FALSE(client.MergePublishers({}).ok());
  EXPECT_FALSE(client.UpdatePublisher({}).ok());
  EXPECT_EQ(services_.CallCount("WithdrawIssue"), 1);
  EXPECT_EQ(services_.CallCount("MergePublishers"), 1);
  EXPECT_EQ(services_.CallCount("UpdatePublisher"), 1);
}

TEST_F(RetryTest, PublishIssue_IsSentOnce) {
  services_.publish_issue = [](const auto&, auto&) { return grpc::Status::OK; };
  services_.FailNext(1, kUnavailable);
  EXPECT_FALSE(Connect().PublishIssue({}).ok());
  EXPECT_EQ(services_.CallCount("PublishIssue"), 1);
}

TEST_F(RetryTest, Retry_WaitsAsLongAsTheServicePushesBack) {
  services_.list_sectors = [](const auto&, auto&) { return grpc::Status::OK; };
  services_.FailNext(1, kUnavailable, 600);
  const auto start = steady_clock::now();
  EXPECT_TRUE(Connect().ListSectors({}).ok());
  EXPECT_GE(steady_clock::now() - start, milliseconds(600));
}

TEST_F(RetryTest, Retry_StopsWhenTheServicePushesBackForGood) {
  services_.FailNext(1, kUnavailable, -1);
  EXPECT_FALSE(Connect().ListSectors({}).ok());
  EXPECT_EQ(services_.CallCount("ListSectors"), 1);
}

}  // namespace
}  // namespace pulse::client
