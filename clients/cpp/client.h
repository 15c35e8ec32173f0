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
// sent again within that deadline (retry_policy.h); the others are sent once. A
// request that may have an id and has none is given one.

#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "clients/cpp/archive_stream.h"
#include "clients/cpp/paged_range.h"
#include "clients/cpp/result.h"
#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"

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
  /// Who asks, kept with what they change: at most 200 bytes of printable ASCII,
  /// else INVALID_ARGUMENT. Empty: nobody is named.
  std::string actor;
};

/// One connection to each service. Thread-safe; movable, not copyable.
class Client {
 public:
  /// Connects lazily. INVALID_ARGUMENT: the options cannot be used (channel.h).
  static Result<Client> Create(const ClientOptions& options);

  // Each call answers as its RPC in proto/cordisbright/pulse/v1 says; the error
  // has the RPC's status, its details decoded, and where the call went.

  Result<v1::ParseDocumentResponse> ParseDocument(const v1::ParseDocumentRequest& request) const;
  Result<v1::IngestDocumentResponse> IngestDocument(v1::IngestDocumentRequest request) const;
  /// A stream of documents; an error of the connection is met by its first use.
  /// Its timeout is for the wait between answers, not for the whole.
  [[nodiscard]] std::unique_ptr<ArchiveStream> IngestArchive() const;

  Result<v1::UpdateIssueResponse> UpdateIssue(v1::UpdateIssueRequest request) const;
  Result<v1::UpdateItemResponse> UpdateItem(v1::UpdateItemRequest request) const;
  Result<v1::CorrectIssueResponse> CorrectIssue(v1::CorrectIssueRequest request) const;
  Result<v1::ListCorrectionsResponse> ListCorrections(const v1::ListCorrectionsRequest& request) const;
  Result<v1::DeleteCorrectionsResponse> DeleteCorrections(v1::DeleteCorrectionsRequest request) const;

  Result<v1::PublishIssueResponse> PublishIssue(const v1::PublishIssueRequest& request) const;
  Result<v1::WithdrawIssueResponse> WithdrawIssue(const v1::WithdrawIssueRequest& request) const;
  Result<v1::ListRevisionsResponse> ListRevisions(const v1::ListRevisionsRequest& request) const;
  Result<v1::GetRevisionResponse> GetRevision(const v1::GetRevisionRequest& request) const;
  Result<v1::DiffRevisionsResponse> DiffRevisions(const v1::DiffRevisionsRequest& request) const;
  Result<v1::RollBackIssueResponse> RollBackIssue(v1::RollBackIssueRequest request) const;
  Result<v1::GetSourceDocumentResponse> GetSourceDocument(const v1::GetSourceDocumentRequest& request) const;

  Result<v1::UpdatePublisherResponse> UpdatePublisher(const v1::UpdatePublisherRequest& request) const;
  Result<v1::MergePublishersResponse> MergePublishers(const v1::MergePublishersRequest& request) const;

  Result<v1::GetLatestIssueResponse> GetLatestIssue(const v1::GetLatestIssueRequest& request) const;
  Result<v1::GetIssueResponse> GetIssue(const v1::GetIssueRequest& request) const;
  Result<v1::ListIssuesResponse> ListIssues(const v1::ListIssuesRequest& request) const;
  Result<v1::ListItemsResponse> ListItems(const v1::ListItemsRequest& request) const;
  Result<v1::ListSectorsResponse> ListSectors(const v1::ListSectorsRequest& request) const;
  Result<v1::ListPublishersResponse> ListPublishers(const v1::ListPublishersRequest& request) const;
  Result<v1::GetPublisherResponse> GetPublisher(const v1::GetPublisherRequest& request) const;
  Result<v1::SuggestTermsResponse> SuggestTerms(const v1::SuggestTermsRequest& request) const;
  Result<v1::SummarizeItemsResponse> SummarizeItems(const v1::SummarizeItemsRequest& request) const;
  Result<v1::ListRelatedItemsResponse> ListRelatedItems(const v1::ListRelatedItemsRequest& request) const;
  Result<v1::ListRepeatPublicationsResponse> ListRepeatPublications(
      const v1::ListRepeatPublicationsRequest& request) const;

  Result<v1::RenderIssueResponse> RenderIssue(const v1::RenderIssueRequest& request) const;

  /// All issues the request selects, over all pages; `page_token` is ignored.
  [[nodiscard]] PagedRange<v1::IssueSummary> Issues(v1::ListIssuesRequest request) const;
  /// All items the request selects, over all pages; `page_token` is ignored.
  [[nodiscard]] PagedRange<v1::Item> Items(v1::ListItemsRequest request) const;
  /// All publishers the request selects, over all pages; `page_token` is ignored.
  [[nodiscard]] PagedRange<v1::PublisherProfile> Publishers(v1::ListPublishersRequest request) const;
  /// All repeat publications, over all pages, also empty ones; `page_token` is
  /// ignored.
  [[nodiscard]] PagedRange<v1::RepeatPublication> RepeatPublications(
      v1::ListRepeatPublicationsRequest request) const;
  /// All revisions of an issue, newest first; `page_token` is ignored.
  [[nodiscard]] PagedRange<v1::Revision> Revisions(v1::ListRevisionsRequest request) const;

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

  std::chrono::milliseconds timeout_{};
  std::string actor_;
  Connection<v1::IngestService> ingest_;
  Connection<v1::QueryService> query_;
  Connection<v1::RenderService> render_;
};

}  // namespace pulse::client
