// cordisbright.pulse.v1.QueryService: issues out, as data.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "db/change_tail.h"
#include "db/database.h"
#include "db/issue_history.h"
#include "db/issue_store.h"
#include "db/search/item_search.h"
#include "services/query/catalog/catalog.h"
#include "services/query/cursor_wait.h"
#include "services/query/readers.h"
#include "services/query/watch/recent_changes.h"
#include "services/server/call_context.h"
#include "services/server/call_runner.h"
#include "services/server/raw_methods.h"

namespace pulse::query {

namespace v1 = ::cordisbright::pulse::v1;

/// Every method takes its request and gives its answer as bytes.
using RawMethods = server::RawMethodsOf<
    v1::QueryService::Service, v1::QueryService::WithRawCallbackMethod_GetLatestIssue,
    v1::QueryService::WithRawCallbackMethod_GetIssue, v1::QueryService::WithRawCallbackMethod_ListIssues,
    v1::QueryService::WithRawCallbackMethod_GetItem, v1::QueryService::WithRawCallbackMethod_BatchGetItems,
    v1::QueryService::WithRawCallbackMethod_ListItems, v1::QueryService::WithRawCallbackMethod_ListSectors,
    v1::QueryService::WithRawCallbackMethod_ListPublishers,
    v1::QueryService::WithRawCallbackMethod_GetPublisher, v1::QueryService::WithRawCallbackMethod_SearchItems,
    v1::QueryService::WithRawCallbackMethod_SuggestTerms,
    v1::QueryService::WithRawCallbackMethod_SummarizeItems,
    v1::QueryService::WithRawCallbackMethod_ListRelatedItems,
    v1::QueryService::WithRawCallbackMethod_ListRepeatPublications,
    v1::QueryService::WithRawCallbackMethod_WatchChanges,
    v1::QueryService::WithRawCallbackMethod_ScoreInterests>;

/// Metadata key of answers that come from a standby: by how many milliseconds it
/// is behind its primary.
inline constexpr char kReplayLagKey[] = "pulse-replay-lag-ms";

/// Memory for answers at hand, unless the configuration says otherwise.
inline constexpr std::size_t kCatalogBytes = std::size_t{64} << 20;

/// Thread-safe. The proto documents each RPC; services/query/requests.h checks
/// the requests, and CallRunner calls the answers below.
class QueryService final : public RawMethods {
 public:
  /// Both must outlive the service.
  QueryService(db::Database* database, server::CallRunner* calls, std::size_t catalog_bytes = kCatalogBytes)
      : store_(database),
        history_(database),
        readers_(database),
        search_(database),
        feed_(database),
        catalog_(*database, catalog_bytes),
        recent_(*database),
        calls_(calls),
        tail_(*database, {&catalog_, &wait_, &recent_}) {
    wait_.set_tail(&tail_);
  }

  grpc::ServerUnaryReactor* GetLatestIssue(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetIssue(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListIssues(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetItem(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                    grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* BatchGetItems(grpc::CallbackServerContext* context,
                                          const grpc::ByteBuffer* request,
                                          grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListItems(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                      grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListSectors(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListPublishers(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* GetPublisher(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* SuggestTerms(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* SummarizeItems(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* request,
                                           grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListRelatedItems(grpc::CallbackServerContext* context,
                                             const grpc::ByteBuffer* request,
                                             grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* ListRepeatPublications(grpc::CallbackServerContext* context,
                                                   const grpc::ByteBuffer* request,
                                                   grpc::ByteBuffer* response) override;
  server::RawBidiReactor* ScoreInterests(grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* SearchItems(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerWriteReactor<grpc::ByteBuffer>* WatchChanges(grpc::CallbackServerContext* context,
                                                           const grpc::ByteBuffer* request) override;

 private:
  template <typename Response>
  using Answered = absl::StatusOr<Response>;
  using Call = server::CallContext;

  Answered<v1::GetLatestIssueResponse> Answer(const v1::GetLatestIssueRequest& request, const Call& call);
  Answered<v1::GetIssueResponse> Answer(const v1::GetIssueRequest& request, const Call& call);
  Answered<v1::ListIssuesResponse> Answer(const v1::ListIssuesRequest& request, const Call& call);
  Answered<v1::GetItemResponse> Answer(const v1::GetItemRequest& request, const Call& call);
  Answered<v1::BatchGetItemsResponse> Answer(const v1::BatchGetItemsRequest& request, const Call& call);
  Answered<v1::ListItemsResponse> Answer(const v1::ListItemsRequest& request, const Call& call);
  Answered<v1::ListSectorsResponse> Answer(const v1::ListSectorsRequest& request, const Call& call);
  Answered<v1::ListPublishersResponse> Answer(const v1::ListPublishersRequest& request, const Call& call);
  Answered<v1::GetPublisherResponse> Answer(const v1::GetPublisherRequest& request, const Call& call);
  Answered<v1::SuggestTermsResponse> Answer(const v1::SuggestTermsRequest& request, const Call& call);
  Answered<v1::SummarizeItemsResponse> Answer(const v1::SummarizeItemsRequest& request, const Call& call);
  Answered<v1::ListRelatedItemsResponse> Answer(const v1::ListRelatedItemsRequest& request, const Call& call);
  Answered<v1::ListRepeatPublicationsResponse> Answer(const v1::ListRepeatPublicationsRequest& request,
                                                      const Call& call);
  Answered<v1::SearchItemsResponse> Answer(const v1::SearchItemsRequest& request, const Call& call);

  /// The issue that `request` asks for, if its caller may see it.
  absl::StatusOr<v1::Issue> FindIssue(const v1::GetIssueRequest& request, const Call& call);

  /// Hands a call to the wrapper, with its check, the wait for its min_cursor and
  /// its answer.
  template <typename Request>
  grpc::ServerUnaryReactor* Run(const char* method, grpc::CallbackServerContext* context,
                                const grpc::ByteBuffer* request, grpc::ByteBuffer* response);
  /// As Run, for a method that the catalog may answer.
  template <typename Request>
  grpc::ServerUnaryReactor* RunStored(const char* method, grpc::CallbackServerContext* context,
                                      const grpc::ByteBuffer* request, grpc::ByteBuffer* response);
  /// On a standby: tells the caller how far it is behind. Whether it did.
  bool SayLag(grpc::CallbackServerContext* context) const;
  /// Parks a call until its min_cursor is reached; then says the lag, unless that was said.
  server::CallRunner::Gate GateFor(const std::string& min_cursor, grpc::CallbackServerContext* context,
                                   bool said_lag);

  db::IssueStore store_;
  db::IssueHistory history_;
  Readers readers_;
  db::ItemSearch search_;
  db::ChangeFeed feed_;
  Catalog catalog_;
  RecentChanges recent_;
  CursorWait wait_;
  server::CallRunner* const calls_;
  db::ChangeTail tail_;  // last: its thread uses the rest
};

}  // namespace pulse::query
