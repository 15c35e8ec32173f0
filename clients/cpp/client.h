// The Pulse services as a typed C++ library.
//
//   auto client = pulse::client::Client::Create({});
//   if (!client.ok()) …
//   auto latest = client->GetLatestIssue({});
//   if (!latest.ok()) std::cerr << latest.error().message;
//   else std::cout << latest->issue().title();
//
// Calls block until the answer or the deadline, which every call has. While the
// service is UNAVAILABLE, calls that only read and calls with a request id are
// sent again within that deadline (clients/service_config.json says which); the
// others are sent once. A request that may have an id and has none is given one.
//
// This header and those it includes are installed; they name each other as they
// lie beside each other there.

#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "change_range.h"
#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"
#include "exchange_stream.h"
#include "paged_range.h"
#include "result.h"

namespace pulse::client {

namespace v1 = ::cordisbright::pulse::v1;

/// Where the services are and how long to wait for them.
struct ClientOptions {
  std::string ingest_address = "127.0.0.1:7401";
  std::string query_address = "127.0.0.1:7402";
  std::string render_address = "127.0.0.1:7403";
  /// PEM file of the certificate authorities to trust; empty means plain text,
  /// which is allowed to loopback addresses only.
  std::string tls_ca_file;
  /// Time for one call, its retries included.
  std::chrono::milliseconds timeout = std::chrono::seconds(30);
  /// Time for one stream. A watch goes on in another.
  std::chrono::milliseconds stream_timeout = std::chrono::minutes(10);
  /// Who asks, kept with what they change: at most 200 bytes of printable ASCII,
  /// else INVALID_ARGUMENT. Empty: nobody is named.
  std::string actor;
};

/// One connection to each service. Thread-safe; movable, not copyable. Streams and
/// ranges refer to it: it must outlive them, at its place.
class Client {
 public:
  /// Connects lazily. INVALID_ARGUMENT: the options cannot be used; the message
  /// says which.
  static Result<Client> Create(const ClientOptions& options);

  // Each call answers as its RPC in proto/cordisbright/pulse/v1 says; the error
  // has the RPC's status, its details decoded, and where the call went.

  Result<v1::ParseDocumentResponse> ParseDocument(const v1::ParseDocumentRequest& request) const;
  Result<v1::IngestDocumentResponse> IngestDocument(v1::IngestDocumentRequest request) const;
  /// A stream of documents; an error of the connection is met by its first use.
  /// The wait between answers is at most `timeout`.
  [[nodiscard]] std::unique_ptr<ArchiveStream> IngestArchive() const;

  Result<v1::UpdateIssueResponse> UpdateIssue(v1::UpdateIssueRequest request) const;
  Result<v1::UpdateItemResponse> UpdateItem(v1::UpdateItemRequest request) const;
  Result<v1::CorrectIssueResponse> CorrectIssue(v1::CorrectIssueRequest request) const;
  Result<v1::ListCorrectionsResponse> ListCorrections(const v1::ListCorrectionsRequest& request) const;
  Result<v1::DeleteCorrectionsResponse> DeleteCorrections(v1::DeleteCorrectionsRequest request) const;

  Result<v1::PublishIssueResponse> PublishIssue(const v1::PublishIssueRequest& request) const;
  Result<v1::WithdrawIssueResponse> WithdrawIssue(const v1::WithdrawIssueRequest& request) const;
  Result<v1::ListScheduledIssuesResponse> ListScheduledIssues(
      const v1::ListScheduledIssuesRequest& request) const;
  Result<v1::ListRevisionsResponse> ListRevisions(const v1::ListRevisionsRequest& request) const;
  Result<v1::GetRevisionResponse> GetRevision(const v1::GetRevisionRequest& request) const;
  Result<v1::DiffRevisionsResponse> DiffRevisions(const v1::DiffRevisionsRequest& request) const;
  Result<v1::RollBackIssueResponse> RollBackIssue(v1::RollBackIssueRequest request) const;
  Result<v1::GetSourceDocumentResponse> GetSourceDocument(const v1::GetSourceDocumentRequest& request) const;

  Result<v1::UpdatePublisherResponse> UpdatePublisher(const v1::UpdatePublisherRequest& request) const;
  Result<v1::MergePublishersResponse> MergePublishers(const v1::MergePublishersRequest& request) const;
  Result<v1::ListPublisherChangesResponse> ListPublisherChanges(
      const v1::ListPublisherChangesRequest& request) const;

  Result<v1::GetLatestIssueResponse> GetLatestIssue(const v1::GetLatestIssueRequest& request) const;
  Result<v1::GetIssueResponse> GetIssue(const v1::GetIssueRequest& request) const;
  Result<v1::ListIssuesResponse> ListIssues(const v1::ListIssuesRequest& request) const;
  Result<v1::GetItemResponse> GetItem(const v1::GetItemRequest& request) const;
  Result<v1::BatchGetItemsResponse> BatchGetItems(const v1::BatchGetItemsRequest& request) const;
  Result<v1::ListItemsResponse> ListItems(const v1::ListItemsRequest& request) const;
  Result<v1::ListSectorsResponse> ListSectors(const v1::ListSectorsRequest& request) const;
  Result<v1::SearchItemsResponse> SearchItems(const v1::SearchItemsRequest& request) const;
  Result<v1::ListPublishersResponse> ListPublishers(const v1::ListPublishersRequest& request) const;
  Result<v1::GetPublisherResponse> GetPublisher(const v1::GetPublisherRequest& request) const;
  Result<v1::SuggestTermsResponse> SuggestTerms(const v1::SuggestTermsRequest& request) const;
  Result<v1::SummarizeItemsResponse> SummarizeItems(const v1::SummarizeItemsRequest& request) const;
  Result<v1::ListRelatedItemsResponse> ListRelatedItems(const v1::ListRelatedItemsRequest& request) const;
  Result<v1::ListRepeatPublicationsResponse> ListRepeatPublications(
      const v1::ListRepeatPublicationsRequest& request) const;

  Result<v1::RenderIssueResponse> RenderIssue(const v1::RenderIssueRequest& request) const;
  Result<v1::RenderItemResponse> RenderItem(const v1::RenderItemRequest& request) const;
  Result<v1::RenderDigestResponse> RenderDigest(const v1::RenderDigestRequest& request) const;
  Result<v1::RenderFeedResponse> RenderFeed(const v1::RenderFeedRequest& request) const;
  Result<v1::RenderArchiveChartResponse> RenderArchiveChart(
      const v1::RenderArchiveChartRequest& request) const;

  /// What happens to items from `request.start_cursor` on, or all of them first;
  /// resumed while nothing came for no longer than `patience`.
  [[nodiscard]] ChangeRange WatchChanges(v1::WatchChangesRequest request,
                                         std::chrono::milliseconds patience = std::chrono::minutes(5)) const;

  /// What contacts did, into what they are interested in. As IngestArchive.
  [[nodiscard]] std::unique_ptr<InterestStream> ScoreInterests() const;

  // Everything that a list selects, over all pages; `page_token` is ignored.

  [[nodiscard]] PagedRange<v1::IssueSummary> Issues(v1::ListIssuesRequest request) const;
  [[nodiscard]] PagedRange<v1::Item> Items(v1::ListItemsRequest request) const;
  [[nodiscard]] PagedRange<v1::PublisherProfile> Publishers(v1::ListPublishersRequest request) const;
  [[nodiscard]] PagedRange<v1::SearchResult> SearchResults(v1::SearchItemsRequest request) const;
  [[nodiscard]] PagedRange<v1::RepeatPublication> RepeatPublications(
      v1::ListRepeatPublicationsRequest request) const;
  /// The earliest first.
  [[nodiscard]] PagedRange<v1::ScheduledIssue> ScheduledIssues(v1::ListScheduledIssuesRequest request) const;
  /// Newest first.
  [[nodiscard]] PagedRange<v1::Revision> Revisions(v1::ListRevisionsRequest request) const;
  [[nodiscard]] PagedRange<v1::PublisherChange> PublisherChanges(
      v1::ListPublisherChangesRequest request) const;

 private:
  template <typename Service>
  struct Connection {
    std::string service;  // for errors
    std::string address;
    std::unique_ptr<typename Service::Stub> stub;
  };

  Client() = default;

  template <typename Service>
  static Result<Connection<Service>> Connect(const std::string& name, const std::string& address,
                                             const ClientOptions& options);

  template <typename Service, typename Request, typename Response>
  Result<Response> Call(const Connection<Service>& to,
                        grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                                              Response*),
                        const Request& request) const;

  // For requests with a `request_id`: gives one to a request that has none.
  template <typename Request, typename Response>
  Result<Response> CallOnce(grpc::Status (v1::IngestService::Stub::*method)(grpc::ClientContext*,
                                                                            const Request&, Response*),
                            Request& request) const;

  // Of a stream to `to`, which may be without an answer for `wait_timeout`.
  template <typename Service>
  StreamOptions Streaming(const Connection<Service>& to, std::chrono::milliseconds wait_timeout) const {
    return {to.service, to.address, actor_, wait_timeout, stream_timeout_};
  }

  // The elements of all answers of `list`, each from its field `elements`.
  template <typename Element, typename Request, typename Response>
  PagedRange<Element> Walk(Request request, Result<Response> (Client::*list)(const Request&) const,
                           google::protobuf::RepeatedPtrField<Element>* (Response::*elements)()) const;

  std::chrono::milliseconds timeout_{};
  std::chrono::milliseconds stream_timeout_{};
  std::string actor_;
  Connection<v1::IngestService> ingest_;
  Connection<v1::QueryService> query_;
  Connection<v1::RenderService> render_;
};

}  // namespace pulse::client
