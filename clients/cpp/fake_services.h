// A stand-in for the three services, in the test's process: answers canned
// messages over a real loopback connection, fails on demand, and remembers what
// it was asked.

#pragma once

#include <grpcpp/server.h>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"

namespace pulse::client {

namespace v1 = ::cordisbright::pulse::v1;

/// A status with a reason and, where wanted, a refused field and a retry delay,
/// as the real services attach them.
grpc::Status FailWith(grpc::StatusCode code, const std::string& message, const std::string& reason,
                      const std::string& field = "", std::chrono::milliseconds retry_delay = {});

/// Listens from construction to destruction. Set the answers before calling;
/// they are functions so that they can depend on the request. An RPC without an
/// answer is UNIMPLEMENTED.
class FakeServices {
 public:
  FakeServices();
  ~FakeServices();
  FakeServices(const FakeServices&) = delete;
  FakeServices& operator=(const FakeServices&) = delete;

  template <typename Request, typename Response>
  using Handler = std::function<grpc::Status(const Request&, Response&)>;

  Handler<v1::ParseDocumentRequest, v1::ParseDocumentResponse> parse_document;
  Handler<v1::IngestDocumentRequest, v1::IngestDocumentResponse> ingest_document;
  Handler<v1::PublishIssueRequest, v1::PublishIssueResponse> publish_issue;
  /// For each document of an archive; a status that is not OK ends the stream.
  Handler<v1::IngestArchiveRequest, v1::IngestArchiveResponse> ingest_archive;
  Handler<v1::UpdateIssueRequest, v1::UpdateIssueResponse> update_issue;
  Handler<v1::UpdateItemRequest, v1::UpdateItemResponse> update_item;
  Handler<v1::CorrectIssueRequest, v1::CorrectIssueResponse> correct_issue;
  Handler<v1::ListCorrectionsRequest, v1::ListCorrectionsResponse> list_corrections;
  Handler<v1::DeleteCorrectionsRequest, v1::DeleteCorrectionsResponse> delete_corrections;
  Handler<v1::WithdrawIssueRequest, v1::WithdrawIssueResponse> withdraw_issue;
  Handler<v1::ListScheduledIssuesRequest, v1::ListScheduledIssuesResponse> list_scheduled_issues;
  Handler<v1::ListRevisionsRequest, v1::ListRevisionsResponse> list_revisions;
  Handler<v1::GetRevisionRequest, v1::GetRevisionResponse> get_revision;
  Handler<v1::DiffRevisionsRequest, v1::DiffRevisionsResponse> diff_revisions;
  Handler<v1::RollBackIssueRequest, v1::RollBackIssueResponse> roll_back_issue;
  Handler<v1::GetSourceDocumentRequest, v1::GetSourceDocumentResponse> get_source_document;
  Handler<v1::UpdatePublisherRequest, v1::UpdatePublisherResponse> update_publisher;
  Handler<v1::MergePublishersRequest, v1::MergePublishersResponse> merge_publishers;
  Handler<v1::ListPublisherChangesRequest, v1::ListPublisherChangesResponse> list_publisher_changes;
  Handler<v1::GetLatestIssueRequest, v1::GetLatestIssueResponse> get_latest_issue;
  Handler<v1::GetIssueRequest, v1::GetIssueResponse> get_issue;
  Handler<v1::ListIssuesRequest, v1::ListIssuesResponse> list_issues;
  Handler<v1::GetItemRequest, v1::GetItemResponse> get_item;
  Handler<v1::BatchGetItemsRequest, v1::BatchGetItemsResponse> batch_get_items;
  Handler<v1::ListItemsRequest, v1::ListItemsResponse> list_items;
  Handler<v1::ListSectorsRequest, v1::ListSectorsResponse> list_sectors;
  /// The messages that the stream sends before it ends with the status.
  Handler<v1::WatchChangesRequest, std::vector<v1::WatchChangesResponse>> watch_changes;
  /// All that the stream sent, before it is answered.
  Handler<std::vector<v1::ScoreInterestsRequest>, std::vector<v1::ScoreInterestsResponse>> score_interests;
  Handler<v1::SearchItemsRequest, v1::SearchItemsResponse> search_items;
  Handler<v1::ListPublishersRequest, v1::ListPublishersResponse> list_publishers;
  Handler<v1::GetPublisherRequest, v1::GetPublisherResponse> get_publisher;
  Handler<v1::SuggestTermsRequest, v1::SuggestTermsResponse> suggest_terms;
  Handler<v1::SummarizeItemsRequest, v1::SummarizeItemsResponse> summarize_items;
  Handler<v1::ListRelatedItemsRequest, v1::ListRelatedItemsResponse> list_related_items;
  Handler<v1::ListRepeatPublicationsRequest, v1::ListRepeatPublicationsResponse> list_repeat_publications;
  Handler<v1::RenderIssueRequest, v1::RenderIssueResponse> render_issue;
  Handler<v1::RenderItemRequest, v1::RenderItemResponse> render_item;
  Handler<v1::RenderDigestRequest, v1::RenderDigestResponse> render_digest;
  Handler<v1::RenderFeedRequest, v1::RenderFeedResponse> render_feed;
  Handler<v1::RenderArchiveChartRequest, v1::RenderArchiveChartResponse> render_archive_chart;

  /// The next `count` calls answer `status` instead; `pushback_ms` goes along as
  /// `grpc-retry-pushback-ms` when given.
  void FailNext(int count, const grpc::Status& status, std::optional<int> pushback_ms = std::nullopt);

  /// `127.0.0.1:port` of all three services.
  const std::string& address() const { return address_; }

  /// How often the RPC of this name (`GetIssue`) arrived.
  int CallCount(const std::string& rpc) const;
  /// Time from the arrival of the last call to its deadline.
  std::chrono::milliseconds LastTimeLeft() const;
  /// The last call's `pulse-actor`.
  std::string LastActor() const;

 private:
  class Ingest;
  class Query;
  class Render;

  // Remembers the call; the status to fail it with, if it is to fail.
  std::optional<grpc::Status> Arrive(const char* rpc, grpc::ServerContext* context);

  template <typename Request, typename Response>
  grpc::Status Answer(const char* rpc, grpc::ServerContext* context,
                      const Handler<Request, Response>& handler, const Request& request, Response& response) {
    if (const auto failure = Arrive(rpc, context)) return *failure;
    if (!handler) return {grpc::StatusCode::UNIMPLEMENTED, std::string("the test set no answer for ") + rpc};
    return handler(request, response);
  }

  mutable std::mutex mutex_;
  std::map<std::string, int> calls_;
  std::chrono::milliseconds last_time_left_{};
  std::string last_actor_;
  int failures_left_ = 0;
  grpc::Status failure_;
  std::optional<int> pushback_ms_;

  std::unique_ptr<Ingest> ingest_;
  std::unique_ptr<Query> query_;
  std::unique_ptr<Render> render_;
  std::string address_;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace pulse::client
