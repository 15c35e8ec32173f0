#include "tests/integration/services_under_test.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <stdexcept>
#include <type_traits>

#include "db/database.h"
#include "db/issue_history.h"
#include "db/issue_store.h"
#include "db/publication_schedule.h"
#include "db/publisher_authority.h"
#include "db/scheduled_issues.h"
#include "services/ingest/publication_scheduler.h"
#include "services/ingest/service.h"
#include "services/query/requests.h"
#include "services/query/service.h"
#include "services/render/service.h"
#include "services/server/call_runner.h"
#include "services/server/server.h"

namespace pulse::test {
namespace {

// What the ingest service keeps things in, on one database.
struct Stores {
  explicit Stores(db::Database* opened)
      : database(opened), issues(opened), history(opened), publishers(opened), scheduled(opened) {}
  operator ingest::Stores() {
    return {&issues, &history, &publishers, &scheduled};
  }  // NOLINT: as the service takes it

  db::Database* database;
  db::IssueStore issues;
  db::IssueHistory history;
  db::PublisherAuthority publishers;
  db::ScheduledIssues scheduled;
};

// A service has the database, or the stores it needs.
template <typename Service>
std::unique_ptr<Service> Make(Stores* stores, server::CallRunner* calls) {
  if constexpr (std::is_same_v<Service, ingest::IngestService>) {
    return std::make_unique<Service>(*stores, calls);
  } else if constexpr (std::is_constructible_v<Service, db::Database*, server::CallRunner*>) {
    return std::make_unique<Service>(stores->database, calls);
  } else {
    return std::make_unique<Service>(&stores->issues, calls);
  }
}

// One service, wired as its main.cc does.
template <typename Service>
struct Running {
  Running(const std::string& url, const char* name, int max_request_bytes, int workers, int queue_limit)
      : database({.url = url, .connections = workers}),
        probed({.url = url, .connections = 1}),
        stores(&database),
        calls(workers, queue_limit),
        service(Make<Service>(&stores, &calls)) {
    auto started = server::Server::Start("127.0.0.1:0", {service.get(), name, max_request_bytes}, [this] {
      return probed.CheckReady(std::chrono::system_clock::now() + std::chrono::seconds(2));
    });
    if (!started.ok()) throw std::runtime_error(std::string(started.status().message()));
    server = *std::move(started);
    channel = grpc::CreateChannel("127.0.0.1:" + std::to_string(server->port()),
                                  grpc::InsecureChannelCredentials());
  }

  db::Database database;
  db::Database probed;
  Stores stores;
  server::CallRunner calls;
  std::unique_ptr<Service> service;
  std::unique_ptr<server::Server> server;
  std::shared_ptr<grpc::Channel> channel;
};

}  // namespace

struct ServicesUnderTest::Ingest : Running<ingest::IngestService> {
  using Running::Running;
  db::PublicationSchedule schedule{&probed};
  ingest::PublicationScheduler scheduler{&schedule, absl::Milliseconds(100)};
};
struct ServicesUnderTest::Query : Running<query::QueryService> {
  using Running::Running;
};
struct ServicesUnderTest::Render : Running<render::RenderService> {
  using Running::Running;
};

ServicesUnderTest::ServicesUnderTest(const std::string& database_url, int workers, int queue_limit)
    : ingest_server_(std::make_unique<Ingest>(database_url, v1::IngestService::service_full_name(),
                                              ingest::kMaxRequestBytes, workers, queue_limit)),
      query_server_(std::make_unique<Query>(database_url, v1::QueryService::service_full_name(),
                                            query::kMaxRequestBytes, workers, queue_limit)),
      render_server_(std::make_unique<Render>(database_url, v1::RenderService::service_full_name(),
                                              server::kSmallRequestBytes, workers, queue_limit)),
      query_channel_(query_server_->channel),
      ingest_(v1::IngestService::NewStub(ingest_server_->channel)),
      query_(v1::QueryService::NewStub(query_server_->channel)),
      render_(v1::RenderService::NewStub(render_server_->channel)) {}

ServicesUnderTest::~ServicesUnderTest() = default;

void AwaitChange(v1::QueryService::Stub& query, const std::string& change_cursor) {
  v1::GetLatestIssueRequest request;
  request.set_min_cursor(change_cursor);
  v1::GetLatestIssueResponse response;
  const grpc::Status status = Call(query, &v1::QueryService::Stub::GetLatestIssue, request, &response);
  const bool seen = status.ok() || status.error_code() == grpc::StatusCode::NOT_FOUND;
  EXPECT_TRUE(seen) << status.error_message();
}

grpc::Status ServicesTest::TryIngest(const v1::Document& document, v1::IngestDocumentResponse* response) {
  v1::IngestDocumentRequest request;
  *request.mutable_document() = document;
  return Call(services_.ingest(), &v1::IngestService::Stub::IngestDocument, request, response);
}

grpc::Status ServicesTest::TryPublish(const std::string& name, const std::string& etag,
                                      v1::PublishIssueResponse* response) {
  v1::PublishIssueRequest request;
  request.set_name(name);
  request.set_etag(etag);
  return Call(services_.ingest(), &v1::IngestService::Stub::PublishIssue, request, response);
}

v1::IngestDocumentResponse ServicesTest::Ingest(const v1::Document& document) {
  v1::IngestDocumentResponse response;
  const grpc::Status status = TryIngest(document, &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  return response;
}

v1::Issue ServicesTest::Publish(const std::string& name) {
  v1::PublishIssueResponse response;
  const grpc::Status status = TryPublish(name, "", &response);
  EXPECT_TRUE(status.ok()) << status.error_message();
  if (status.ok()) AwaitChange(services_.query(), response.change_cursor());
  return response.issue();
}

v1::Issue ServicesTest::IngestAndPublish(const Sample& sample) {
  return Publish(Ingest(DocumentOf(sample)).issue().name());
}

}  // namespace pulse::test
