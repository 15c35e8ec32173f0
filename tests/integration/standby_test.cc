// A query server on a standby of PostgreSQL, and one whose database is away.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <chrono>
#include <csignal>
#include <memory>
#include <string>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "db/change_cursor.h"
#include "db/pqxx.h"
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

constexpr char kIssueName[] = "issues/2021-09";

std::shared_ptr<grpc::Channel> ChannelTo(Process& process) {
  return grpc::CreateChannel(process.AwaitOutput("address=").value_or("nowhere"),
                             grpc::InsecureChannelCredentials());
}

class StandbyTest : public ::testing::Test {
 protected:
  // Cursor of the publication.
  std::string IngestAndPublish() {
    const auto ingest = v1::IngestService::NewStub(ChannelTo(ingest_));
    v1::IngestDocumentRequest document;
    *document.mutable_document() = DocumentOf();
    v1::IngestDocumentResponse ingested;
    grpc::ClientContext first;
    first.set_wait_for_ready(true);
    EXPECT_TRUE(ingest->IngestDocument(&first, document, &ingested).ok());
    v1::PublishIssueRequest publish;
    publish.set_name(kIssueName);
    v1::PublishIssueResponse published;
    grpc::ClientContext second;
    EXPECT_TRUE(ingest->PublishIssue(&second, publish, &published).ok());
    return published.change_cursor();
  }

  static grpc::Status GetIssue(v1::QueryService::Stub& query, grpc::ClientContext& context,
                               const std::string& min_cursor, v1::GetIssueResponse* response) {
    v1::GetIssueRequest request;
    request.set_name(kIssueName);
    request.set_min_cursor(min_cursor);
    context.set_wait_for_ready(true);
    context.set_deadline(system_clock::now() + seconds(10));
    return query.GetIssue(&context, request, response);
  }

  static std::string LagOf(const grpc::ClientContext& context) {
    const auto& metadata = context.GetServerInitialMetadata();
    const auto found = metadata.find("pulse-replay-lag-ms");
    return found == metadata.end() ? "" : std::string(found->second.data(), found->second.size());
  }

  PrivateCluster primary_;
  Process ingest_{{PULSE_INGEST, "--listen", "127.0.0.1:0", "--database-url", primary_.url()}};
};

TEST_F(StandbyTest, Standby_ServesWhatItHasReplayedAndSaysHowFarBehindItIs) {
  const PrivateCluster standby(&primary_);
  Process process({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", standby.url()});
  const auto query = v1::QueryService::NewStub(ChannelTo(process));
  const std::string published = IngestAndPublish();

  v1::GetIssueResponse response;
  grpc::ClientContext waits;
  const grpc::Status status = GetIssue(*query, waits, published, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  EXPECT_EQ(response.issue().name(), kIssueName);
  EXPECT_EQ(response.change_cursor(), published);
  EXPECT_FALSE(LagOf(waits).empty());

  pqxx::connection replay(standby.url());
  pqxx::nontransaction(replay).exec("SELECT pg_wal_replay_pause()");
  v1::WithdrawIssueRequest withdraw;
  withdraw.set_name(kIssueName);
  v1::WithdrawIssueResponse withdrawn;
  grpc::ClientContext writing;
  ASSERT_TRUE(
      v1::IngestService::NewStub(ChannelTo(ingest_))->WithdrawIssue(&writing, withdraw, &withdrawn).ok());

  grpc::ClientContext refused;
  const grpc::Status behind = GetIssue(*query, refused, withdrawn.change_cursor(), &response);
  ExpectError(behind, grpc::StatusCode::UNAVAILABLE, "CURSOR_NOT_REACHED");
  EXPECT_TRUE(DetailsOf(behind).retry_in.has_value());
  grpc::ClientContext old;
  ASSERT_TRUE(GetIssue(*query, old, "", &response).ok());
  EXPECT_EQ(response.change_cursor(), published);
  EXPECT_NE(LagOf(old), "0");

  pqxx::nontransaction(replay).exec("SELECT pg_wal_replay_resume()");
  grpc::ClientContext late;
  ExpectError(GetIssue(*query, late, withdrawn.change_cursor(), &response), grpc::StatusCode::NOT_FOUND,
              "ISSUE_NOT_FOUND");
}

TEST_F(StandbyTest, Catalog_AnswersWhatItHasWhileTheDatabaseIsAwayAndHealthSaysSo) {
  Process process({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", primary_.url()});
  const auto channel = ChannelTo(process);
  const auto query = v1::QueryService::NewStub(channel);
  const std::string published = IngestAndPublish();
  v1::GetIssueResponse response;
  grpc::ClientContext first;
  ASSERT_TRUE(GetIssue(*query, first, published, &response).ok());
  EXPECT_EQ(LagOf(first), "");

  primary_.Kill();
  EXPECT_TRUE(AwaitHealth(channel, v1::QueryService::service_full_name(), Health::kNotServing));
  grpc::ClientContext away;
  ASSERT_TRUE(GetIssue(*query, away, published, &response).ok());
  EXPECT_EQ(response.change_cursor(), published);
  grpc::ClientContext newer;
  auto ahead = db::ParseChangeCursor(published);
  ahead->change += 1000;
  ExpectError(GetIssue(*query, newer, db::FormatChangeCursor(*ahead), &response),
              grpc::StatusCode::UNAVAILABLE, "CURSOR_NOT_REACHED");

  primary_.Start();
  EXPECT_TRUE(AwaitHealth(channel, v1::QueryService::service_full_name(), Health::kServing));
  grpc::ClientContext again;
  EXPECT_TRUE(GetIssue(*query, again, published, &response).ok());
}

TEST_F(StandbyTest, Watch_EndsWithAReasonWhenTheServerStops) {
  Process process({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", primary_.url()});
  const auto query = v1::QueryService::NewStub(ChannelTo(process));
  grpc::ClientContext context;
  context.set_wait_for_ready(true);
  context.set_deadline(system_clock::now() + seconds(30));
  const auto stream = query->WatchChanges(&context, {});
  v1::WatchChangesResponse message;
  ASSERT_TRUE(stream->Read(&message));
  EXPECT_TRUE(message.has_snapshot_completed());
  process.Signal(SIGTERM);
  EXPECT_FALSE(stream->Read(&message));
  ExpectError(stream->Finish(), grpc::StatusCode::UNAVAILABLE, "SERVER_DRAINING");
  EXPECT_EQ(process.AwaitExit(), 0);
}

}  // namespace
}  // namespace pulse::test
