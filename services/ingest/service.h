// cordisbright.pulse.v1.IngestService: documents in, issues out.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"
#include "services/server/call_runner.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Largest request, in bytes: above the document's own limit, so that a
/// document somewhat too large is refused with a reason and not by gRPC.
inline constexpr int kMaxRequestBytes = 65 << 20;

/// Thread-safe. The proto documents each RPC; requests.h checks the requests;
/// what answers them has a header a capability: ingest_document.h,
/// correct_issue.h, publication.h, revisions.h, publishers.h, archive_stream.h.
class IngestService final : public v1::IngestService::CallbackService {
 public:
  /// What `stores` names, and `calls`, must outlive the service.
  IngestService(const Stores& stores, server::CallRunner* calls) : stores_(stores), calls_(calls) {}

  grpc::ServerUnaryReactor* ParseDocument(grpc::CallbackServerContext* context,
                                          const v1::ParseDocumentRequest* request,
                                          v1::ParseDocumentResponse* response) override;
  grpc::ServerUnaryReactor* IngestDocument(grpc::CallbackServerContext* context,
                                           const v1::IngestDocumentRequest* request,
                                           v1::IngestDocumentResponse* response) override;
  grpc::ServerUnaryReactor* UpdateIssue(grpc::CallbackServerContext* context,
                                        const v1::UpdateIssueRequest* request,
                                        v1::UpdateIssueResponse* response) override;
  grpc::ServerUnaryReactor* UpdateItem(grpc::CallbackServerContext* context,
                                       const v1::UpdateItemRequest* request,
                                       v1::UpdateItemResponse* response) override;
  grpc::ServerUnaryReactor* CorrectIssue(grpc::CallbackServerContext* context,
                                         const v1::CorrectIssueRequest* request,
                                         v1::CorrectIssueResponse* response) override;
  grpc::ServerUnaryReactor* ListCorrections(grpc::CallbackServerContext* context,
                                            const v1::ListCorrectionsRequest* request,
                                            v1::ListCorrectionsResponse* response) override;
  grpc::ServerUnaryReactor* DeleteCorrections(grpc::CallbackServerContext* context,
                                              const v1::DeleteCorrectionsRequest* request,
                                              v1::DeleteCorrectionsResponse* response) override;
  grpc::ServerUnaryReactor* PublishIssue(grpc::CallbackServerContext* context,
                                         const v1::PublishIssueRequest* request,
                                         v1::PublishIssueResponse* response) override;
  grpc::ServerUnaryReactor* WithdrawIssue(grpc::CallbackServerContext* context,
                                          const v1::WithdrawIssueRequest* request,
                                          v1::WithdrawIssueResponse* response) override;
  grpc::ServerUnaryReactor* ListRevisions(grpc::CallbackServerContext* context,
                                          const v1::ListRevisionsRequest* request,
                                          v1::ListRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* GetRevision(grpc::CallbackServerContext* context,
                                        const v1::GetRevisionRequest* request,
                                        v1::GetRevisionResponse* response) override;
  grpc::ServerUnaryReactor* DiffRevisions(grpc::CallbackServerContext* context,
                                          const v1::DiffRevisionsRequest* request,
                                          v1::DiffRevisionsResponse* response) override;
  grpc::ServerUnaryReactor* RollBackIssue(grpc::CallbackServerContext* context,
                                          const v1::RollBackIssueRequest* request,
                                          v1::RollBackIssueResponse* response) override;
  grpc::ServerUnaryReactor* GetSourceDocument(grpc::CallbackServerContext* context,
                                              const v1::GetSourceDocumentRequest* request,
                                              v1::GetSourceDocumentResponse* response) override;
  grpc::ServerUnaryReactor* UpdatePublisher(grpc::CallbackServerContext* context,
                                            const v1::UpdatePublisherRequest* request,
                                            v1::UpdatePublisherResponse* response) override;
  grpc::ServerUnaryReactor* MergePublishers(grpc::CallbackServerContext* context,
                                            const v1::MergePublishersRequest* request,
                                            v1::MergePublishersResponse* response) override;
  grpc::ServerBidiReactor<v1::IngestArchiveRequest, v1::IngestArchiveResponse>* IngestArchive(
      grpc::CallbackServerContext* context) override;

 private:
  template <typename Request, typename Response>
  using Answer = absl::StatusOr<Response> (*)(const Stores&, const Request&, const server::CallContext&);

  /// Hands a call to the wrapper, with its check and its answer.
  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Run(const char* method, grpc::CallbackServerContext* context,
                                const Request* request, Response* response, Answer<Request, Response> answer);

  const Stores stores_;
  server::CallRunner* const calls_;
};

}  // namespace pulse::ingest
