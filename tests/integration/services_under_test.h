// The three services in this process, on ports of their own, against one
// database; and calls to them over real channels.

#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/support/status.h>

#include <chrono>
#include <memory>
#include <string>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"
#include "gtest/gtest.h"
#include "tests/integration/sample_documents.h"
#include "tests/support/test_database.h"

namespace pulse::test {

inline constexpr std::chrono::seconds kCallTimeout{20};

class ServicesUnderTest {
 public:
  /// `workers` and `queue_limit` of each service.
  explicit ServicesUnderTest(const std::string& database_url, int workers = 4, int queue_limit = 64);
  ~ServicesUnderTest();

  v1::IngestService::Stub& ingest() { return *ingest_; }
  v1::QueryService::Stub& query() { return *query_; }
  v1::RenderService::Stub& render() { return *render_; }
  const std::shared_ptr<grpc::Channel>& query_channel() const { return query_channel_; }

 private:
  struct Ingest;
  struct Query;
  struct Render;
  std::unique_ptr<Ingest> ingest_server_;
  std::unique_ptr<Query> query_server_;
  std::unique_ptr<Render> render_server_;
  std::shared_ptr<grpc::Channel> query_channel_;
  std::unique_ptr<v1::IngestService::Stub> ingest_;
  std::unique_ptr<v1::QueryService::Stub> query_;
  std::unique_ptr<v1::RenderService::Stub> render_;
};

/// Calls one RPC with a deadline: `Call(stub, &Stub::GetIssue, request, &response)`.
template <typename Stub, typename Request, typename Response>
grpc::Status Call(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                  const Request& request, Response* response,
                  std::chrono::milliseconds timeout = kCallTimeout) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + timeout);
  context.set_wait_for_ready(true);  // a connection that failed is tried again
  return (stub.*method)(&context, request, response);
}

/// Returns when reads of `query` see the change.
void AwaitChange(v1::QueryService::Stub& query, const std::string& change_cursor);

/// A fixture with a database and the services, and the calls tests make most.
class ServicesTest : public ::testing::Test {
 protected:
  grpc::Status TryIngest(const v1::Document& document, v1::IngestDocumentResponse* response);
  grpc::Status TryPublish(const std::string& name, const std::string& etag,
                          v1::PublishIssueResponse* response);

  /// As above; a failure fails the test.
  v1::IngestDocumentResponse Ingest(const v1::Document& document);
  v1::Issue Publish(const std::string& name);
  /// Both, of the sample for `month`; the issue as published.
  v1::Issue IngestAndPublish(const Sample& sample);

  TestDatabase database_;
  ServicesUnderTest services_{database_.url()};
};

}  // namespace pulse::test
