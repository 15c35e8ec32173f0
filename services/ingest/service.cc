#include "services/ingest/service.h"

#include <memory>

#include "services/ingest/archive_stream.h"
#include "services/ingest/correct_issue.h"
#include "services/ingest/ingest_document.h"
#include "services/ingest/publication.h"
#include "services/ingest/publishers.h"
#include "services/ingest/requests/requests.h"
#include "services/ingest/revisions.h"

namespace pulse::ingest {

template <typename Request, typename Response>
grpc::ServerUnaryReactor* IngestService::Run(const char* method, grpc::CallbackServerContext* context,
                                             const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                             Answer<Request, Response> answer) {
  return calls_->Run<Request>(
      method, context, request, response, [](const Request& asked) { return CheckRequest(asked); },
      [this, answer](const Request& asked, const server::CallContext& call) {
        return answer(stores_, asked, call);
      });
}

grpc::ServerUnaryReactor* IngestService::ParseDocument(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Run("IngestService/ParseDocument", context, request, response, &ingest::ParseDocument);
}

grpc::ServerUnaryReactor* IngestService::IngestDocument(grpc::CallbackServerContext* context,
                                                        const grpc::ByteBuffer* request,
                                                        grpc::ByteBuffer* response) {
  return Run("IngestService/IngestDocument", context, request, response, &ingest::IngestDocument);
}

grpc::ServerUnaryReactor* IngestService::UpdateIssue(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Run("IngestService/UpdateIssue", context, request, response, &ingest::UpdateIssue);
}

grpc::ServerUnaryReactor* IngestService::UpdateItem(grpc::CallbackServerContext* context,
                                                    const grpc::ByteBuffer* request,
                                                    grpc::ByteBuffer* response) {
  return Run("IngestService/UpdateItem", context, request, response, &ingest::UpdateItem);
}

grpc::ServerUnaryReactor* IngestService::CorrectIssue(grpc::CallbackServerContext* context,
                                                      const grpc::ByteBuffer* request,
                                                      grpc::ByteBuffer* response) {
  return Run("IngestService/CorrectIssue", context, request, response, &ingest::CorrectIssue);
}

grpc::ServerUnaryReactor* IngestService::ListCorrections(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return Run("IngestService/ListCorrections", context, request, response, &ingest::ListCorrections);
}

grpc::ServerUnaryReactor* IngestService::DeleteCorrections(grpc::CallbackServerContext* context,
                                                           const grpc::ByteBuffer* request,
                                                           grpc::ByteBuffer* response) {
  return Run("IngestService/DeleteCorrections", context, request, response, &ingest::DeleteCorrections);
}

grpc::ServerUnaryReactor* IngestService::PublishIssue(grpc::CallbackServerContext* context,
                                                      const grpc::ByteBuffer* request,
                                                      grpc::ByteBuffer* response) {
  return Run("IngestService/PublishIssue", context, request, response, &ingest::PublishIssue);
}

grpc::ServerUnaryReactor* IngestService::WithdrawIssue(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Run("IngestService/WithdrawIssue", context, request, response, &ingest::WithdrawIssue);
}

grpc::ServerUnaryReactor* IngestService::ListScheduledIssues(grpc::CallbackServerContext* context,
                                                             const grpc::ByteBuffer* request,
                                                             grpc::ByteBuffer* response) {
  return Run("IngestService/ListScheduledIssues", context, request, response, &ingest::ListScheduledIssues);
}

grpc::ServerUnaryReactor* IngestService::ListRevisions(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Run("IngestService/ListRevisions", context, request, response, &ingest::ListRevisions);
}

grpc::ServerUnaryReactor* IngestService::GetRevision(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Run("IngestService/GetRevision", context, request, response, &ingest::GetRevision);
}

grpc::ServerUnaryReactor* IngestService::DiffRevisions(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Run("IngestService/DiffRevisions", context, request, response, &ingest::DiffRevisions);
}

grpc::ServerUnaryReactor* IngestService::RollBackIssue(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Run("IngestService/RollBackIssue", context, request, response, &ingest::RollBackIssue);
}

grpc::ServerUnaryReactor* IngestService::GetSourceDocument(grpc::CallbackServerContext* context,
                                                           const grpc::ByteBuffer* request,
                                                           grpc::ByteBuffer* response) {
  return Run("IngestService/GetSourceDocument", context, request, response, &ingest::GetSourceDocument);
}

grpc::ServerUnaryReactor* IngestService::UpdatePublisher(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return Run("IngestService/UpdatePublisher", context, request, response, &ingest::UpdatePublisher);
}

grpc::ServerUnaryReactor* IngestService::MergePublishers(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return Run("IngestService/MergePublishers", context, request, response, &ingest::MergePublishers);
}

grpc::ServerUnaryReactor* IngestService::ListPublisherChanges(grpc::CallbackServerContext* context,
                                                              const grpc::ByteBuffer* request,
                                                              grpc::ByteBuffer* response) {
  return Run("IngestService/ListPublisherChanges", context, request, response, &ingest::ListPublisherChanges);
}

server::RawBidiReactor* IngestService::IngestArchive(grpc::CallbackServerContext* context) {
  const auto archive = std::make_shared<ArchiveStream>(stores_);
  return calls_->RunExchange<v1::IngestArchiveRequest, v1::IngestArchiveResponse>(
      "IngestService/IngestArchive", context,
      [archive](const v1::IngestArchiveRequest& request, const server::CallContext& call, std::size_t index) {
        return archive->Answer(request, call, index);
      });
}

}  // namespace pulse::ingest
