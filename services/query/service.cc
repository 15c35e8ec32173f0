#include "services/query/service.h"

#include <string>
#include <utility>

#include "proto/error_reason.h"
#include "services/query/page_token.h"
#include "services/query/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"
#include "services/server/visible_issue.h"

namespace pulse::query {
namespace {

// The issue, or the word that the caller's copy is current.
template <typename Response>
Response AnswerWith(v1::Issue issue, const std::string& if_none_match, std::string change_cursor) {
  Response response;
  response.set_etag(issue.etag());
  response.set_change_cursor(std::move(change_cursor));
  response.set_not_modified(!if_none_match.empty() && if_none_match == issue.etag());
  if (!response.not_modified()) *response.mutable_issue() = std::move(issue);
  return response;
}

// The store knows positions, not the field they came in.
absl::Status AboutToken(const absl::Status& status) {
  if (GetErrorReason(status) != server::kPageTokenInvalid) return status;
  return server::InvalidField("page_token", server::kPageTokenInvalid,
                              "Not a page token of this service. Start without a token.");
}

db::ItemSelection SelectionOf(const v1::ListItemsRequest& request) {
  db::ItemSelection selection;
  selection.sectors.assign(request.sectors().begin(), request.sectors().end());
  for (const int kind : request.kinds()) selection.kinds.push_back(static_cast<v1::ItemKind>(kind));
  selection.issue = request.issue();
  selection.include_unpublished = request.include_unpublished();
  return selection;
}

}  // namespace

// The cursor is read before the issue: what is read later is at least as new.
absl::StatusOr<v1::GetLatestIssueResponse> QueryService::Answer(const v1::GetLatestIssueRequest& request,
                                                                const Call& call) {
  absl::StatusOr<std::string> cursor = store_->CurrentCursor(call.deadline);
  if (!cursor.ok()) return cursor.status();
  absl::StatusOr<v1::Issue> issue = store_->GetLatestPublished(call.deadline);
  if (absl::IsNotFound(issue.status())) {
    return ErrorWithReason(absl::StatusCode::kNotFound, server::kNothingPublished,
                           "No issue is published yet.");
  }
  if (!issue.ok()) return issue.status();
  return AnswerWith<v1::GetLatestIssueResponse>(*std::move(issue), request.if_none_match(),
                                                *std::move(cursor));
}

absl::StatusOr<v1::GetIssueResponse> QueryService::Answer(const v1::GetIssueRequest& request,
                                                          const Call& call) {
  absl::StatusOr<std::string> cursor = store_->CurrentCursor(call.deadline);
  if (!cursor.ok()) return cursor.status();
  absl::StatusOr<v1::Issue> issue =
      server::FindVisibleIssue(*store_, request.name(), request.include_unpublished(), call.deadline);
  if (!issue.ok()) return issue.status();
  return AnswerWith<v1::GetIssueResponse>(*std::move(issue), request.if_none_match(), *std::move(cursor));
}

absl::StatusOr<v1::ListIssuesResponse> QueryService::Answer(const v1::ListIssuesRequest& request,
                                                            const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  auto page = store_->ListIssues(request.include_unpublished(), RowsOfPage(request.page_size()), *after,
                                 call.deadline);
  if (!page.ok()) return AboutToken(page.status());
  v1::ListIssuesResponse response;
  for (v1::IssueSummary& issue : page->rows) *response.add_issues() = std::move(issue);
  response.set_next_page_token(EncodePageToken(page->next, hash));
  response.set_change_cursor(page->change_cursor);
  return response;
}

absl::StatusOr<v1::ListItemsResponse> QueryService::Answer(const v1::ListItemsRequest& request,
                                                           const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  auto page = store_->ListItems(SelectionOf(request), RowsOfPage(request.page_size()), *after, call.deadline);
  if (!page.ok()) return AboutToken(page.status());
  v1::ListItemsResponse response;
  for (v1::Item& item : page->rows) *response.add_items() = std::move(item);
  response.set_next_page_token(EncodePageToken(page->next, hash));
  response.set_change_cursor(page->change_cursor);
  return response;
}

absl::StatusOr<v1::ListSectorsResponse> QueryService::Answer(const v1::ListSectorsRequest& /*request*/,
                                                             const Call& call) {
  auto sectors = store_->ListSectors(call.deadline);
  if (!sectors.ok()) return sectors.status();
  v1::ListSectorsResponse response;
  for (v1::Sector& sector : *sectors) *response.add_sectors() = std::move(sector);
  return response;
}

template <typename Request, typename Response>
grpc::ServerUnaryReactor* QueryService::Run(const char* method, grpc::CallbackServerContext* context,
                                            const Request* request, Response* response) {
  return calls_->Run(
      method, context, request, response, [](const Request& asked) { return CheckRequest(asked); },
      [this](const Request& asked, const Call& call) { return Answer(asked, call); });
}

grpc::ServerUnaryReactor* QueryService::GetLatestIssue(grpc::CallbackServerContext* context,
                                                       const v1::GetLatestIssueRequest* request,
                                                       v1::GetLatestIssueResponse* response) {
  return Run("QueryService/GetLatestIssue", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::GetIssue(grpc::CallbackServerContext* context,
                                                 const v1::GetIssueRequest* request,
                                                 v1::GetIssueResponse* response) {
  return Run("QueryService/GetIssue", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListIssues(grpc::CallbackServerContext* context,
                                                   const v1::ListIssuesRequest* request,
                                                   v1::ListIssuesResponse* response) {
  return Run("QueryService/ListIssues", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListItems(grpc::CallbackServerContext* context,
                                                  const v1::ListItemsRequest* request,
                                                  v1::ListItemsResponse* response) {
  return Run("QueryService/ListItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListSectors(grpc::CallbackServerContext* context,
                                                    const v1::ListSectorsRequest* request,
                                                    v1::ListSectorsResponse* response) {
  return Run("QueryService/ListSectors", context, request, response);
}

}  // namespace pulse::query
