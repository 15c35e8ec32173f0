// PostgreSQL goes away in the middle of the work, and comes back.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/private_cluster.h"
#include "tests/integration/process.h"
#include "tests/integration/sample_documents.h"
#include "tests/support/health_probe.h"

namespace pulse::test {
namespace {

using std::chrono::seconds;
using std::chrono::system_clock;

constexpr char kIngest[] = "cordisbright.pulse.v1.IngestService";
constexpr char kQuery[] = "cordisbright.pulse.v1.QueryService";

class DatabaseLossTest : public ::testing::Test {
 protected:
  static std::shared_ptr<grpc::Channel> ChannelTo(Process& process) {
    return grpc::CreateChannel(process.AwaitOutput("address=").value_or("nowhere"),
                               grpc::InsecureChannelCredentials());
  }

  grpc::Status Ingest(int year) {
    v1::IngestDocumentRequest request;
    *request.mutable_document() = DocumentOf({.month = "March " + std::to_string(year)});
    v1::IngestDocumentResponse response;
    grpc::ClientContext context;
    context.set_deadline(system_clock::now() + seconds(20));
    return v1::IngestService::NewStub(ingest_channel_)->IngestDocument(&context, request, &response);
  }

  // Names of all issues, each read whole.
  std::set<std::string> StoredIssues() {
    const auto stub = v1::QueryService::NewStub(query_channel_);
    v1::ListItemsRequest request;
    request.set_include_unpublished(true);
    request.set_page_size(500);
    v1::ListItemsResponse response;
    grpc::ClientContext context;
    context.set_deadline(system_clock::now() + seconds(20));
    const grpc::Status status = stub->ListItems(&context, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    std::multiset<std::string> issues;
    for (const auto& item : response.items())
      issues.insert(item.name().substr(0, item.name().find("/items/")));
    std::set<std::string> names(issues.begin(), issues.end());
    for (const std::string& name : names) EXPECT_EQ(issues.count(name), 2U) << "half an issue: " << name;
    return names;
  }

  PrivateCluster cluster_;
  Process ingest_{{PULSE_INGEST, "--listen", "127.0.0.1:0", "--database-url", cluster_.url()}};
  Process query_{{PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", cluster_.url()}};
  std::shared_ptr<grpc::Channel> ingest_channel_ = ChannelTo(ingest_);
  std::shared_ptr<grpc::Channel> query_channel_ = ChannelTo(query_);
};

TEST_F(DatabaseLossTest, Health_SaysNotServingWhileTheDatabaseIsAwayAndRecovers) {
  ASSERT_TRUE(AwaitHealth(ingest_channel_, kIngest, Health::kServing));
  ASSERT_TRUE(AwaitHealth(query_channel_, kQuery, Health::kServing));
  cluster_.Kill();
  EXPECT_TRUE(AwaitHealth(ingest_channel_, kIngest, Health::kNotServing));
  EXPECT_TRUE(AwaitHealth(query_channel_, kQuery, Health::kNotServing));
  const grpc::Status status = Ingest(2001);
  ExpectError(status, grpc::StatusCode::UNAVAILABLE, "DATABASE_UNAVAILABLE");
  EXPECT_TRUE(DetailsOf(status).retry_in.has_value());
  cluster_.Start();
  EXPECT_TRUE(AwaitHealth(ingest_channel_, kIngest, Health::kServing));
  EXPECT_TRUE(AwaitHealth(query_channel_, kQuery, Health::kServing));
  EXPECT_TRUE(Ingest(2001).ok());
}

TEST_F(DatabaseLossTest, Ingest_LosesNothingAcknowledgedAndLeavesNoHalfIssue) {
  ASSERT_TRUE(AwaitHealth(ingest_channel_, kIngest, Health::kServing));
  std::set<std::string> acknowledged;
  std::set<std::string> sent;
  std::thread killer([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    cluster_.Kill();
  });
  for (int year = 1900; year < 2150; ++year) {
    const std::string name = "issues/" + std::to_string(year) + "-03";
    sent.insert(name);
    if (!Ingest(year).ok()) break;
    acknowledged.insert(name);
  }
  killer.join();
  ASSERT_LT(acknowledged.size(), sent.size()) << "the database was never away";
  cluster_.Start();
  ASSERT_TRUE(AwaitHealth(query_channel_, kQuery, Health::kServing));
  const std::set<std::string> stored = StoredIssues();
  for (const std::string& name : acknowledged) EXPECT_EQ(stored.count(name), 1U) << "lost: " << name;
  for (const std::string& name : stored) EXPECT_EQ(sent.count(name), 1U) << "never sent: " << name;
}

}  // namespace
}  // namespace pulse::test
