#include "tests/bench/published_issues.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <stdexcept>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "tests/integration/process.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

using Stub = v1::IngestService::Stub;

template <typename Request, typename Response>
Response Do(Stub& stub, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
            const Request& request) {
  grpc::ClientContext context;
  Response response;
  const grpc::Status status = (stub.*method)(&context, request, &response);
  if (!status.ok()) throw std::runtime_error(status.error_message());
  return response;
}

v1::Issue Publish(Stub& stub, const std::string& document) {
  v1::IngestDocumentRequest ingest;
  ingest.mutable_document()->set_content(document);
  ingest.mutable_document()->set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  v1::PublishIssueRequest publish;
  publish.set_name(Do(stub, &Stub::IngestDocument, ingest).issue().name());
  return Do(stub, &Stub::PublishIssue, publish).issue();
}

}  // namespace

std::vector<v1::Issue> PublishDocuments(const std::string& database_url,
                                        const std::vector<std::string>& documents) {
  test::Process ingest({PULSE_INGEST, "--listen", "127.0.0.1:0", "--database-url", database_url});
  const auto stub = v1::IngestService::NewStub(grpc::CreateChannel(
      ingest.AwaitOutput("address=").value_or("nowhere"), grpc::InsecureChannelCredentials()));
  std::vector<v1::Issue> issues;
  for (const std::string& document : documents) issues.push_back(Publish(*stub, document));
  return issues;
}

}  // namespace pulse::bench
