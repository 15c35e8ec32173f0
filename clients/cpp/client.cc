#include "clients/cpp/client.h"

#include <iterator>
#include <utility>

#include "clients/cpp/channel.h"
#include "clients/cpp/retry_policy.h"

namespace pulse::client {
namespace {

template <typename Element, typename Elements>
Page<Element> TakePage(Elements& elements, std::string next_token) {
  return {{std::make_move_iterator(elements.begin()), std::make_move_iterator(elements.end())},
          std::move(next_token)};
}

}  // namespace

template <typename Service>
Result<Client::Connection<Service>> Client::Connect(const std::string& name, const std::string& address,
                                                    const ClientOptions& options,
                                                    const std::string& retried_method) {
  const std::string service_config = RetryConfig(Service::service_full_name(), retried_method);
  auto channel = OpenChannel(address, options.tls_ca_file, service_config);
  if (!channel.ok()) return channel.error();
  return Connection<Service>{name, address, Service::NewStub(*channel)};
}

Result<Client> Client::Create(const ClientOptions& options) {
  // Of the ingest service only ParseDocument has no effect: the others may have
  // stored something before the connection broke, so the caller decides.
  auto ingest = Connect<v1::IngestService>("ingest", options.ingest_address, options, "ParseDocument");
  if (!ingest.ok()) return ingest.error();
  auto query = Connect<v1::QueryService>("query", options.query_address, options);
  if (!query.ok()) return query.error();
  auto render = Connect<v1::RenderService>("render", options.render_address, options);
  if (!render.ok()) return render.error();
  Client client;
  client.timeout_ = options.timeout;
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
  Response response;
  const grpc::Status status = (to.stub.get()->*method)(&context, request, &response);
  if (status.ok()) return response;
  Error error = DecodeError(status);
  error.service = to.service;
  error.address = to.address;
  return error;
}

Result<v1::ParseDocumentResponse> Client::ParseDocument(const v1::ParseDocumentRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::ParseDocument, request);
}

Result<v1::IngestDocumentResponse> Client::IngestDocument(const v1::IngestDocumentRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::IngestDocument, request);
}

Result<v1::PublishIssueResponse> Client::PublishIssue(const v1::PublishIssueRequest& request) const {
  return Call(ingest_, &v1::IngestService::Stub::PublishIssue, request);
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

}  // namespace pulse::client
