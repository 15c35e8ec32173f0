// QueryService: answers about issues and the taxonomy.

#include <string>
#include <utility>

#include "proto/error_reason.h"
#include "services/query/filter/filter.h"
#include "services/query/order.h"
#include "services/query/page_token.h"
#include "services/query/requests.h"
#include "services/query/service.h"
#include "services/query/view.h"
#include "services/server/error_reasons.h"
#include "services/server/visible_issue.h"

namespace pulse::query {
namespace {

// The issue, or the word that the caller's copy is current.
template <typename Response, typename Request>
Response AnswerWith(v1::Issue&& issue, const Request& request, std::string&& change_cursor) {
  Response response;
  response.set_etag(issue.etag());
  response.set_revision(issue.revision());
  response.set_change_cursor(std::move(change_cursor));
  response.set_not_modified(!request.if_none_match().empty() && request.if_none_match() == issue.etag());
  if (response.not_modified()) return response;
  ApplyView(request.view(), &issue);
  *response.mutable_issue() = std::move(issue);
  return response;
}

absl::StatusOr<db::IssueSelection> SelectionOf(const v1::ListIssuesRequest& request) {
  absl::StatusOr<db::Condition> condition = filter::Compile(request.filter(), filter::IssueFields());
  if (!condition.ok()) return condition.status();
  const absl::StatusOr<db::IssueOrder> order = ParseIssueOrder(request.order_by());
  if (!order.ok()) return order.status();
  return db::IssueSelection{request.include_unpublished(), *std::move(condition), *order};
}

}  // namespace

// The cursor is read before the issue: what is read later is at least as new.
absl::StatusOr<v1::GetLatestIssueResponse> QueryService::Answer(const v1::GetLatestIssueRequest& request,
                                                                const Call& call) {
  absl::StatusOr<std::string> cursor = store_.CurrentCursor(call.deadline);
  if (!cursor.ok()) return cursor.status();
  absl::StatusOr<v1::Issue> issue = store_.GetLatestPublished(call.deadline);
  if (absl::IsNotFound(issue.status())) {
    return ErrorWithReason(absl::StatusCode::kNotFound, server::kNothingPublished,
                           "No issue is published yet.");
  }
  if (!issue.ok()) return issue.status();
  return AnswerWith<v1::GetLatestIssueResponse>(*std::move(issue), request, *std::move(cursor));
}

absl::StatusOr<v1::GetIssueResponse> QueryService::Answer(const v1::GetIssueRequest& request,
                                                          const Call& call) {
  absl::StatusOr<std::string> cursor = store_.CurrentCursor(call.deadline);
  if (!cursor.ok()) return cursor.status();
  absl::StatusOr<v1::Issue> issue = FindIssue(request, call);
  if (!issue.ok()) return issue.status();
  return AnswerWith<v1::GetIssueResponse>(*std::move(issue), request, *std::move(cursor));
}

// A reader who may not see a revision is told what one is told who asks for a
// revision there never was.
absl::StatusOr<v1::Issue> QueryService::FindIssue(const v1::GetIssueRequest& request, const Call& call) {
  Catalog::Reading reading(&catalog_, request.name());
  absl::StatusOr<v1::Issue> current =
      server::FindVisibleIssue(store_, request.name(), request.include_unpublished(), call.deadline);
  if (current.ok()) reading.Keep(*current);
  if (!current.ok() || request.revision() == 0 || request.revision() == current->revision()) return current;
  absl::StatusOr<v1::GetRevisionResponse> found =
      history_.GetRevision(request.name(), request.revision(), call.deadline);
  if (!found.ok() && !absl::IsNotFound(found.status())) return found.status();
  const bool visible =
      found.ok() && (request.include_unpublished() || found->issue().state() == v1::ISSUE_STATE_PUBLISHED);
  if (visible) return std::move(*found->mutable_issue());
  return ErrorWithReason(absl::StatusCode::kNotFound, server::kRevisionNotFound,
                         "There is no revision " + std::to_string(request.revision()) + " of " +
                             request.name() + "; the current one is " + std::to_string(current->revision()) +
                             ".");
}

absl::StatusOr<v1::ListIssuesResponse> QueryService::Answer(const v1::ListIssuesRequest& request,
                                                            const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  const absl::StatusOr<db::IssueSelection> selection = SelectionOf(request);
  if (!selection.ok()) return selection.status();
  auto page = store_.ListIssues(*selection, RowsOfPage(request.page_size()), *after, call.deadline);
  if (!page.ok()) return AboutPageToken(page.status());
  v1::ListIssuesResponse response;
  for (v1::IssueSummary& issue : page->rows) *response.add_issues() = std::move(issue);
  response.set_next_page_token(EncodePageToken(page->next, hash));
  response.set_change_cursor(page->change_cursor);
  return response;
}

absl::StatusOr<v1::ListSectorsResponse> QueryService::Answer(const v1::ListSectorsRequest& /*request*/,
                                                             const Call& call) {
  auto sectors = store_.ListSectors(call.deadline);
  if (!sectors.ok()) return sectors.status();
  v1::ListSectorsResponse response;
  for (v1::Sector& sector : *sectors) *response.add_sectors() = std::move(sector);
  return response;
}

}  // namespace pulse::query
