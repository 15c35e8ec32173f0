// cordisbright.pulse.v1.IngestService: documents in, issues out.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "db/issue_store.h"
#include "services/server/call_context.h"
#include "services/server/call_runner.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Largest request, in bytes: above the document's own limit, so that a
/// document somewhat too large is refused with a reason and not by gRPC.
inline constexpr int kMaxRequestBytes = 65 << 20;

/// Thread-safe. The proto documents each RPC; services/ingest/requests.h checks
/// the requests, and CallRunner calls the answers below.
class IngestService final : public v1::IngestService::CallbackService {
 public:
  /// Both must outlive the service.
  IngestService(db::IssueStore* store, server::CallRunner* calls) : store_(store), calls_(calls) {}

  grpc::ServerUnaryReactor* ParseDocument(grpc::CallbackServerContext* context,
                                          const v1::ParseDocumentRequest* request,
                                          v1::ParseDocumentResponse* response) override;
  grpc::ServerUnaryReactor* IngestDocument(grpc::CallbackServerContext* context,
                                           const v1::IngestDocumentRequest* request,
                                           v1::IngestDocumentResponse* response) override;
  grpc::ServerUnaryReactor* PublishIssue(grpc::CallbackServerContext* context,
                                         const v1::PublishIssueRequest* request,
                                         v1::PublishIssueResponse* response) override;

 private:
  template <typename Response>
  using Answered = absl::StatusOr<Response>;
  using Call = server::CallContext;

  Answered<v1::ParseDocumentResponse> Answer(const v1::ParseDocumentRequest& request, const Call& call);
  Answered<v1::IngestDocumentResponse> Answer(const v1::IngestDocumentRequest& request, const Call& call);
  Answered<v1::PublishIssueResponse> Answer(const v1::PublishIssueRequest& request, const Call& call);

  /// Hands a call to the wrapper, with its check and its answer.
  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Run(const char* method, grpc::CallbackServerContext* context,
                                const Request* request, Response* response);

  db::IssueStore* const store_;
  server::CallRunner* const calls_;
};

}  // namespace pulse::ingest
