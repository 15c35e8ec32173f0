// The ingest service of FakeServices, whose file alone includes this.

#pragma once

#include "clients/cpp/fake_services.h"

namespace pulse::client {

class FakeServices::Ingest : public v1::IngestService::Service {
 public:
  explicit Ingest(FakeServices& fake) : fake_(fake) {}
  grpc::Status ParseDocument(grpc::ServerContext* context, const v1::ParseDocumentRequest* request,
                             v1::ParseDocumentResponse* response) override {
    return fake_.Answer("ParseDocument", context, fake_.parse_document, *request, *response);
  }
  grpc::Status IngestDocument(grpc::ServerContext* context, const v1::IngestDocumentRequest* request,
                              v1::IngestDocumentResponse* response) override {
    return fake_.Answer("IngestDocument", context, fake_.ingest_document, *request, *response);
  }
  grpc::Status PublishIssue(grpc::ServerContext* context, const v1::PublishIssueRequest* request,
                            v1::PublishIssueResponse* response) override {
    return fake_.Answer("PublishIssue", context, fake_.publish_issue, *request, *response);
  }
  grpc::Status IngestArchive(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<v1::IngestArchiveResponse, v1::IngestArchiveRequest>* stream) override {
    v1::IngestArchiveRequest request;
    while (stream->Read(&request)) {
      v1::IngestArchiveResponse response;
      response.set_reference(request.reference());
      const grpc::Status status =
          fake_.Answer("IngestArchive", context, fake_.ingest_archive, request, response);
      if (!status.ok()) return status;
      stream->Write(response);
    }
    return grpc::Status::OK;
  }
  grpc::Status UpdateIssue(grpc::ServerContext* context, const v1::UpdateIssueRequest* request,
                           v1::UpdateIssueResponse* response) override {
    return fake_.Answer("UpdateIssue", context, fake_.update_issue, *request, *response);
  }
  grpc::Status UpdateItem(grpc::ServerContext* context, const v1::UpdateItemRequest* request,
                          v1::UpdateItemResponse* response) override {
    return fake_.Answer("UpdateItem", context, fake_.update_item, *request, *response);
  }
  grpc::Status CorrectIssue(grpc::ServerContext* context, const v1::CorrectIssueRequest* request,
                            v1::CorrectIssueResponse* response) override {
    return fake_.Answer("CorrectIssue", context, fake_.correct_issue, *request, *response);
  }
  grpc::Status ListCorrections(grpc::ServerContext* context, const v1::ListCorrectionsRequest* request,
                               v1::ListCorrectionsResponse* response) override {
    return fake_.Answer("ListCorrections", context, fake_.list_corrections, *request, *response);
  }
  grpc::Status DeleteCorrections(grpc::ServerContext* context, const v1::DeleteCorrectionsRequest* request,
                                 v1::DeleteCorrectionsResponse* response) override {
    return fake_.Answer("DeleteCorrections", context, fake_.delete_corrections, *request, *response);
  }
  grpc::Status WithdrawIssue(grpc::ServerContext* context, const v1::WithdrawIssueRequest* request,
                             v1::WithdrawIssueResponse* response) override {
    return fake_.Answer("WithdrawIssue", context, fake_.withdraw_issue, *request, *response);
  }
  grpc::Status ListScheduledIssues(grpc::ServerContext* context,
                                   const v1::ListScheduledIssuesRequest* request,
                                   v1::ListScheduledIssuesResponse* response) override {
    return fake_.Answer("ListScheduledIssues", context, fake_.list_scheduled_issues, *request, *response);
  }
  grpc::Status ListRevisions(grpc::ServerContext* context, const v1::ListRevisionsRequest* request,
                             v1::ListRevisionsResponse* response) override {
    return fake_.Answer("ListRevisions", context, fake_.list_revisions, *request, *response);
  }
  grpc::Status GetRevision(grpc::ServerContext* context, const v1::GetRevisionRequest* request,
                           v1::GetRevisionResponse* response) override {
    return fake_.Answer("GetRevision", context, fake_.get_revision, *request, *response);
  }
  grpc::Status DiffRevisions(grpc::ServerContext* context, const v1::DiffRevisionsRequest* request,
                             v1::DiffRevisionsResponse* response) override {
    return fake_.Answer("DiffRevisions", context, fake_.diff_revisions, *request, *response);
  }
  grpc::Status RollBackIssue(grpc::ServerContext* context, const v1::RollBackIssueRequest* request,
                             v1::RollBackIssueResponse* response) override {
    return fake_.Answer("RollBackIssue", context, fake_.roll_back_issue, *request, *response);
  }
  grpc::Status GetSourceDocument(grpc::ServerContext* context, const v1::GetSourceDocumentRequest* request,
                                 v1::GetSourceDocumentResponse* response) override {
    return fake_.Answer("GetSourceDocument", context, fake_.get_source_document, *request, *response);
  }
  grpc::Status UpdatePublisher(grpc::ServerContext* context, const v1::UpdatePublisherRequest* request,
                               v1::UpdatePublisherResponse* response) override {
    return fake_.Answer("UpdatePublisher", context, fake_.update_publisher, *request, *response);
  }
  grpc::Status MergePublishers(grpc::ServerContext* context, const v1::MergePublishersRequest* request,
                               v1::MergePublishersResponse* response) override {
    return fake_.Answer("MergePublishers", context, fake_.merge_publishers, *request, *response);
  }
  grpc::Status ListPublisherChanges(grpc::ServerContext* context,
                                    const v1::ListPublisherChangesRequest* request,
                                    v1::ListPublisherChangesResponse* response) override {
    return fake_.Answer("ListPublisherChanges", context, fake_.list_publisher_changes, *request, *response);
  }

 private:
  FakeServices& fake_;
};

}  // namespace pulse::client
