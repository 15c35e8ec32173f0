// cordisbright.pulse.v1.IngestService: documents in, issues out.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"
#include "services/server/call_runner.h"
#include "services/server/raw_methods.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Largest request, in bytes: above the document's own limit, so that a
/// document somewhat too large is refused with a reason and not by gRPC.
inline constexpr int kMaxRequestBytes = 65 << 20;

/// Every method takes its request and gives its answer as bytes.
using RawMethods =
    server::RawMethodsOf<v1::IngestService::Service, v1::IngestService::WithRawCallbackMethod_ParseDocument,
                         v1::IngestService::WithRawCallbackMethod_IngestDocument,
                         v1::IngestService::WithRawCallbackMethod_UpdateIssue,
                         v1::IngestService::WithRawCallbackMethod_UpdateItem,
                         v1::IngestService::WithRawCallbackMethod_CorrectIssue,
                         v1::IngestService::WithRawCallbackMethod_ListCorrections,
                         v1::IngestService::WithRawCallbackMethod_DeleteCorrections,
                         v1::IngestService::WithRawCallbackMethod_PublishIssue,
                         v1::IngestService::WithRawCallbackMethod_WithdrawIssue,
                         v1::IngestService::WithRawCallbackMethod_ListScheduledIssues,
                         v1::IngestService::WithRawCallbackMethod_ListRevisions,
                         v1::IngestService::WithRawCallbackMethod_GetRevision,
                         v1::IngestService::WithRawCallbackMethod_DiffRevisions,
                         v1::IngestService::WithRawCallbackMethod_RollBackIssue,
                         v1::IngestService::WithRawCallbackMethod_GetSourceDocument,
                         v1::IngestService::WithRawCallbackMethod_UpdatePublisher,
                         v1::IngestService::WithRawCallbackMethod_MergePublishers,
                         v1::IngestService::WithRawCallbackMethod_ListPublisherChanges,
                         v1::IngestService::WithRawCallbackMethod_IngestArchive>;

/// Thread-safe. The proto documents each RPC; requests.h checks the requests;
/// what answers them has a header a capability: ingest_document.h,
/// correct_issue.h, publication.h, revisions.h, publishers.h, archive_stream.h.
class IngestService final : public RawMethods {
 public:
  /// What `stores` names, and `calls`, must outlive the service.
  IngestService(const Stores& stores, server::CallRunner* calls) : stores_(stores), calls_(calls) {}

  grpc::ServerUnaryReactor* ParseDocument(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* IngestDocument(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* UpdateIssue(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* UpdateItem(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* CorrectIssue(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListCorrections(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* DeleteCorrections(grpc::CallbackServerContext* context,
                                              const grpc::ByteBuffer* request,
                                              grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* PublishIssue(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* WithdrawIssue(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListScheduledIssues(grpc::CallbackServerContext* context,
                                                const grpc::ByteBuffer* request,
                                                grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListRevisions(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetRevision(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* DiffRevisions(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* RollBackIssue(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetSourceDocument(grpc::CallbackServerContext* context,
                                              const grpc::ByteBuffer* request,
                                              grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* UpdatePublisher(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* MergePublishers(grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request,
                                            grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListPublisherChanges(grpc::CallbackServerContext* context,
                                                 const grpc::ByteBuffer* request,
                                                 grpc::ByteBuffer* response) override;
  server::RawBidiReactor* IngestArchive(grpc::CallbackServerContext* context) override;

 private:
  template <typename Request, typename Response>
  using Answer = absl::StatusOr<Response> (*)(const Stores&, const Request&, const server::CallContext&);

  /// Hands a call to the wrapper, with its check and its answer.
  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Run(const char* method, grpc::CallbackServerContext* context,
                                const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                Answer<Request, Response> answer);

  const Stores stores_;
  server::CallRunner* const calls_;
};

}  // namespace pulse::ingest
