#include "clients/cpp/client_call.h"

namespace pulse::client {

std::unique_ptr<ArchiveStream> Client::IngestArchive() const {
  return std::make_unique<ArchiveStream>(
      [stub = ingest_.stub.get()](auto* context, auto* queue, void* tag) {
        return stub->AsyncIngestArchive(context, queue, tag);
      },
      Streaming(ingest_, timeout_));
}

Result<v1::ParseDocumentResponse> Client::ParseDocument(const v1::ParseDocumentRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::ParseDocument, request);
}

Result<v1::IngestDocumentResponse> Client::IngestDocument(v1::IngestDocumentRequest request) const {
  return CallOnce(&v1::IngestService::Stub::IngestDocument, request);
}

Result<v1::UpdateIssueResponse> Client::UpdateIssue(v1::UpdateIssueRequest request) const {
  return CallOnce(&v1::IngestService::Stub::UpdateIssue, request);
}

Result<v1::UpdateItemResponse> Client::UpdateItem(v1::UpdateItemRequest request) const {
  return CallOnce(&v1::IngestService::Stub::UpdateItem, request);
}

Result<v1::CorrectIssueResponse> Client::CorrectIssue(v1::CorrectIssueRequest request) const {
  return CallOnce(&v1::IngestService::Stub::CorrectIssue, request);
}

Result<v1::ListCorrectionsResponse> Client::ListCorrections(const v1::ListCorrectionsRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::ListCorrections, request);
}

Result<v1::DeleteCorrectionsResponse> Client::DeleteCorrections(v1::DeleteCorrectionsRequest request) const {
  return CallOnce(&v1::IngestService::Stub::DeleteCorrections, request);
}

Result<v1::PublishIssueResponse> Client::PublishIssue(const v1::PublishIssueRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::PublishIssue, request);
}

Result<v1::WithdrawIssueResponse> Client::WithdrawIssue(const v1::WithdrawIssueRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::WithdrawIssue, request);
}

Result<v1::ListScheduledIssuesResponse> Client::ListScheduledIssues(
    const v1::ListScheduledIssuesRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::ListScheduledIssues, request);
}

Result<v1::ListRevisionsResponse> Client::ListRevisions(const v1::ListRevisionsRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::ListRevisions, request);
}

Result<v1::GetRevisionResponse> Client::GetRevision(const v1::GetRevisionRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::GetRevision, request);
}

Result<v1::DiffRevisionsResponse> Client::DiffRevisions(const v1::DiffRevisionsRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::DiffRevisions, request);
}

Result<v1::RollBackIssueResponse> Client::RollBackIssue(v1::RollBackIssueRequest request) const {
  return CallOnce(&v1::IngestService::Stub::RollBackIssue, request);
}

Result<v1::GetSourceDocumentResponse> Client::GetSourceDocument(
    const v1::GetSourceDocumentRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::GetSourceDocument, request);
}

Result<v1::UpdatePublisherResponse> Client::UpdatePublisher(const v1::UpdatePublisherRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::UpdatePublisher, request);
}

Result<v1::MergePublishersResponse> Client::MergePublishers(const v1::MergePublishersRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::MergePublishers, request);
}

Result<v1::ListPublisherChangesResponse> Client::ListPublisherChanges(
    const v1::ListPublisherChangesRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::ListPublisherChanges, request);
}

PagedRange<v1::ScheduledIssue> Client::ScheduledIssues(v1::ListScheduledIssuesRequest request) const {
  return Walk<v1::ScheduledIssue>(std::move(request), &Client::ListScheduledIssues,
                                  &v1::ListScheduledIssuesResponse::mutable_issues);
}

PagedRange<v1::PublisherChange> Client::PublisherChanges(v1::ListPublisherChangesRequest request) const {
  return Walk<v1::PublisherChange>(std::move(request), &Client::ListPublisherChanges,
                                   &v1::ListPublisherChangesResponse::mutable_changes);
}

PagedRange<v1::Revision> Client::Revisions(v1::ListRevisionsRequest request) const {
  return Walk<v1::Revision>(std::move(request), &Client::ListRevisions,
                            &v1::ListRevisionsResponse::mutable_revisions);
}

}  // namespace pulse::client
