#include "clients/cpp/client.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "clients/cpp/channel.h"
#include "clients/cpp/request_id.h"
#include "clients/cpp/retry_policy.h"

namespace pulse::client {
namespace {

template <typename Element, typename Elements>
Page<Element> TakePage(Elements& elements, std::string next_token) {
  return {{std::make_move_iterator(elements.begin()), std::make_move_iterator(elements.end())},
          std::move(next_token)};
}

constexpr std::size_t kMaxActorBytes = 200;

// gRPC aborts on metadata that HTTP/2 cannot carry.
bool IsActor(const std::string& actor) {
  return actor.size() <= kMaxActorBytes && std::all_of(actor.begin(), actor.end(), [](char character) {
           return character >= ' ' && character <= '~';
         });
}

}  // namespace

template <typename Service>
Result<Client::Connection<Service>> Client::Connect(const std::string& name, const std::string& address,
                                                    const ClientOptions& options) {
  auto channel = OpenChannel(address, options.tls_ca_file, ServiceConfig());
  if (!channel.ok()) return channel.error();
  return Connection<Service>{name, address, Service::NewStub(*channel)};
}

Result<Client> Client::Create(const ClientOptions& options) {
  if (!IsActor(options.actor)) {
    return LocalError(grpc::StatusCode::INVALID_ARGUMENT,
                      "an actor is at most 200 characters of printable ASCII");
  }
  auto ingest = Connect<v1::IngestService>("ingest", options.ingest_address, options);
  if (!ingest.ok()) return ingest.error();
  auto query = Connect<v1::QueryService>("query", options.query_address, options);
  if (!query.ok()) return query.error();
  auto render = Connect<v1::RenderService>("render", options.render_address, options);
  if (!render.ok()) return render.error();
  Client client;
  client.timeout_ = options.timeout;
  client.actor_ = options.actor;
  client.ingest_ = *std::move(ingest);
  client.query_ = *std::move(query);
  client.render_ = *std::move(render);
  return client;
}

template <typename Service, typename Request, typename Response>
Result<Response> Client::Call(const Connection<Service>& to,
                              grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                    Response*),
                              const Request& request) const {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + timeout_);
  if (!actor_.empty()) context.AddMetadata("pulse-actor", actor_);
  Response response;
  const grpc::Status status = (to.stub.get()->*method)(&context, request, &response);
  if (status.ok()) return response;
  Error error = DecodeError(status);
  error.service = to.service;
  error.address = to.address;
  return error;
}

template <typename Request, typename Response>
Result<Response> Client::CallOnce(grpc::Status (v1::IngestService::Stub::*method)(grpc::ClientContext*,
                                                                                  const Request&, Response*),
                                  Request& request) const {
  if (request.request_id().empty()) request.set_request_id(MintRequestId());
  return Call(ingest_, method, request);
}

std::unique_ptr<ArchiveStream> Client::IngestArchive() const {
  return std::make_unique<ArchiveStream>(*ingest_.stub, ingest_.service, ingest_.address, actor_, timeout_);
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

Result<v1::GetLatestIssueResponse> Client::GetLatestIssue(const v1::GetLatestIssueRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::GetLatestIssue, request);
}

Result<v1::GetIssueResponse> Client::GetIssue(const v1::GetIssueRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::GetIssue, request);
}

Result<v1::ListIssuesResponse> Client::ListIssues(const v1::ListIssuesRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListIssues, request);
}

Result<v1::ListItemsResponse> Client::ListItems(const v1::ListItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListItems, request);
}

Result<v1::ListSectorsResponse> Client::ListSectors(const v1::ListSectorsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListSectors, request);
}

Result<v1::ListPublishersResponse> Client::ListPublishers(const v1::ListPublishersRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListPublishers, request);
}

Result<v1::GetPublisherResponse> Client::GetPublisher(const v1::GetPublisherRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::GetPublisher, request);
}

Result<v1::SuggestTermsResponse> Client::SuggestTerms(const v1::SuggestTermsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::SuggestTerms, request);
}

Result<v1::SummarizeItemsResponse> Client::SummarizeItems(const v1::SummarizeItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::SummarizeItems, request);
}

Result<v1::ListRelatedItemsResponse> Client::ListRelatedItems(
    const v1::ListRelatedItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListRelatedItems, request);
}

Result<v1::ListRepeatPublicationsResponse> Client::ListRepeatPublications(
    const v1::ListRepeatPublicationsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListRepeatPublications, request);
}

Result<v1::RenderIssueResponse> Client::RenderIssue(const v1::RenderIssueRequest& request) const {
  return Call(render_, &v1::RenderService::Stub::RenderIssue, request);
}

PagedRange<v1::IssueSummary> Client::Issues(v1::ListIssuesRequest request) const {
  return PagedRange<v1::IssueSummary>(
      [this, request](const std::string& token) mutable -> Result<Page<v1::IssueSummary>> {
        request.set_page_token(token);
        auto answer = ListIssues(request);
        if (!answer.ok()) return answer.error();
        return TakePage<v1::IssueSummary>(*answer->mutable_issues(), answer->next_page_token());
      });
}

PagedRange<v1::Item> Client::Items(v1::ListItemsRequest request) const {
  return PagedRange<v1::Item>([this, request](const std::string& token) mutable -> Result<Page<v1::Item>> {
    request.set_page_token(token);
    auto answer = ListItems(request);
    if (!answer.ok()) return answer.error();
    return TakePage<v1::Item>(*answer->mutable_items(), answer->next_page_token());
  });
}

PagedRange<v1::PublisherProfile> Client::Publishers(v1::ListPublishersRequest request) const {
  return PagedRange<v1::PublisherProfile>(
      [this, request](const std::string& token) mutable -> Result<Page<v1::PublisherProfile>> {
        request.set_page_token(token);
        auto answer = ListPublishers(request);
        if (!answer.ok()) return answer.error();
        return TakePage<v1::PublisherProfile>(*answer->mutable_publishers(), answer->next_page_token());
      });
}

PagedRange<v1::RepeatPublication> Client::RepeatPublications(
    v1::ListRepeatPublicationsRequest request) const {
  return PagedRange<v1::RepeatPublication>(
      [this, request](const std::string& token) mutable -> Result<Page<v1::RepeatPublication>> {
        request.set_page_token(token);
        auto answer = ListRepeatPublications(request);
        if (!answer.ok()) return answer.error();
        return TakePage<v1::RepeatPublication>(*answer->mutable_publications(), answer->next_page_token());
      });
}

PagedRange<v1::Revision> Client::Revisions(v1::ListRevisionsRequest request) const {
  return PagedRange<v1::Revision>(
      [this, request](const std::string& token) mutable -> Result<Page<v1::Revision>> {
        request.set_page_token(token);
        auto answer = ListRevisions(request);
        if (!answer.ok()) return answer.error();
        return TakePage<v1::Revision>(*answer->mutable_revisions(), answer->next_page_token());
      });
}

}  // namespace pulse::client
