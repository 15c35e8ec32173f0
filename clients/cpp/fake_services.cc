#include "clients/cpp/fake_services.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <stdexcept>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace pulse::client {

grpc::Status FailWith(grpc::StatusCode code, const std::string& message, const std::string& reason,
                      const std::string& field, std::chrono::milliseconds retry_delay) {
  google::rpc::Status details;
  details.set_code(code);
  details.set_message(message);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("pulse.cordisbright");
  details.add_details()->PackFrom(info);
  if (!field.empty()) {
    google::rpc::BadRequest bad_request;
    auto* violation = bad_request.add_field_violations();
    violation->set_field(field);
    violation->set_description(message);
    details.add_details()->PackFrom(bad_request);
  }
  if (retry_delay.count() > 0) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(retry_delay.count() / 1000);
    retry.mutable_retry_delay()->set_nanos(static_cast<int>(retry_delay.count() % 1000) * 1'000'000);
    details.add_details()->PackFrom(retry);
  }
  return {code, message, details.SerializeAsString()};
}

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

 private:
  FakeServices& fake_;
};

class FakeServices::Query : public v1::QueryService::Service {
 public:
  explicit Query(FakeServices& fake) : fake_(fake) {}
  grpc::Status GetLatestIssue(grpc::ServerContext* context, const v1::GetLatestIssueRequest* request,
                              v1::GetLatestIssueResponse* response) override {
    return fake_.Answer("GetLatestIssue", context, fake_.get_latest_issue, *request, *response);
  }
  grpc::Status GetIssue(grpc::ServerContext* context, const v1::GetIssueRequest* request,
                        v1::GetIssueResponse* response) override {
    return fake_.Answer("GetIssue", context, fake_.get_issue, *request, *response);
  }
  grpc::Status ListIssues(grpc::ServerContext* context, const v1::ListIssuesRequest* request,
                          v1::ListIssuesResponse* response) override {
    return fake_.Answer("ListIssues", context, fake_.list_issues, *request, *response);
  }
  grpc::Status ListItems(grpc::ServerContext* context, const v1::ListItemsRequest* request,
                         v1::ListItemsResponse* response) override {
    return fake_.Answer("ListItems", context, fake_.list_items, *request, *response);
  }
  grpc::Status ListSectors(grpc::ServerContext* context, const v1::ListSectorsRequest* request,
                           v1::ListSectorsResponse* response) override {
    return fake_.Answer("ListSectors", context, fake_.list_sectors, *request, *response);
  }
  grpc::Status ListPublishers(grpc::ServerContext* context, const v1::ListPublishersRequest* request,
                              v1::ListPublishersResponse* response) override {
    return fake_.Answer("ListPublishers", context, fake_.list_publishers, *request, *response);
  }
  grpc::Status GetPublisher(grpc::ServerContext* context, const v1::GetPublisherRequest* request,
                            v1::GetPublisherResponse* response) override {
    return fake_.Answer("GetPublisher", context, fake_.get_publisher, *request, *response);
  }
  grpc::Status SuggestTerms(grpc::ServerContext* context, const v1::SuggestTermsRequest* request,
                            v1::SuggestTermsResponse* response) override {
    return fake_.Answer("SuggestTerms", context, fake_.suggest_terms, *request, *response);
  }
  grpc::Status SummarizeItems(grpc::ServerContext* context, const v1::SummarizeItemsRequest* request,
                              v1::SummarizeItemsResponse* response) override {
    return fake_.Answer("SummarizeItems", context, fake_.summarize_items, *request, *response);
  }
  grpc::Status ListRelatedItems(grpc::ServerContext* context, const v1::ListRelatedItemsRequest* request,
                                v1::ListRelatedItemsResponse* response) override {
    return fake_.Answer("ListRelatedItems", context, fake_.list_related_items, *request, *response);
  }
  grpc::Status ListRepeatPublications(grpc::ServerContext* context,
                                      const v1::ListRepeatPublicationsRequest* request,
                                      v1::ListRepeatPublicationsResponse* response) override {
    return fake_.Answer("ListRepeatPublications", context, fake_.list_repeat_publications, *request,
                        *response);
  }

 private:
  FakeServices& fake_;
};

class FakeServices::Render : public v1::RenderService::Service {
 public:
  explicit Render(FakeServices& fake) : fake_(fake) {}
  grpc::Status RenderIssue(grpc::ServerContext* context, const v1::RenderIssueRequest* request,
                           v1::RenderIssueResponse* response) override {
    return fake_.Answer("RenderIssue", context, fake_.render_issue, *request, *response);
  }

 private:
  FakeServices& fake_;
};

FakeServices::FakeServices()
    : ingest_(std::make_unique<Ingest>(*this)),
      query_(std::make_unique<Query>(*this)),
      render_(std::make_unique<Render>(*this)) {
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(ingest_.get());
  builder.RegisterService(query_.get());
  builder.RegisterService(render_.get());
  builder.SetMaxReceiveMessageSize(64 << 20);
  builder.SetMaxSendMessageSize(-1);
  server_ = builder.BuildAndStart();
  if (!server_) throw std::runtime_error("no port of 127.0.0.1 to listen on");
  address_ = "127.0.0.1:" + std::to_string(port);
}

FakeServices::~FakeServices() { server_->Shutdown(std::chrono::system_clock::now()); }

template <typename Request, typename Response>
grpc::Status FakeServices::Answer(const char* rpc, grpc::ServerContext* context,
                                  const Handler<Request, Response>& handler, const Request& request,
                                  Response& response) {
  {
    const std::lock_guard lock(mutex_);
    ++calls_[rpc];
    last_time_left_ = std::chrono::duration_cast<std::chrono::milliseconds>(context->deadline() -
                                                                            std::chrono::system_clock::now());
    const auto actor = context->client_metadata().find("pulse-actor");
    last_actor_ = actor == context->client_metadata().end()
                      ? ""
                      : std::string(actor->second.data(), actor->second.size());
    if (failures_left_ > 0) {
      --failures_left_;
      if (pushback_ms_) context->AddTrailingMetadata("grpc-retry-pushback-ms", std::to_string(*pushback_ms_));
      return failure_;
    }
  }
  if (!handler) return {grpc::StatusCode::UNIMPLEMENTED, std::string("the test set no answer for ") + rpc};
  return handler(request, response);
}

void FakeServices::FailNext(int count, const grpc::Status& status, std::optional<int> pushback_ms) {
  const std::lock_guard lock(mutex_);
  failures_left_ = count;
  failure_ = status;
  pushback_ms_ = pushback_ms;
}

int FakeServices::CallCount(const std::string& rpc) const {
  const std::lock_guard lock(mutex_);
  const auto found = calls_.find(rpc);
  return found == calls_.end() ? 0 : found->second;
}

std::chrono::milliseconds FakeServices::LastTimeLeft() const {
  const std::lock_guard lock(mutex_);
  return last_time_left_;
}

std::string FakeServices::LastActor() const {
  const std::lock_guard lock(mutex_);
  return last_actor_;
}

}  // namespace pulse::client
