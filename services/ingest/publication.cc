#include "services/ingest/publication.h"

#include <google/protobuf/util/message_differencer.h>
#include <google/protobuf/util/time_util.h>

#include <string>
#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "proto/error_reason.h"
#include "services/ingest/changes.h"
#include "services/ingest/paging.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {
namespace {

using google::protobuf::Timestamp;
using google::protobuf::util::MessageDifferencer;
using google::protobuf::util::TimeUtil;

constexpr std::int64_t kFurthestSeconds = std::int64_t{3653} * 24 * 3600;  // ten years

// Stores the draft. Both responses say the same.
template <typename Response>
absl::StatusOr<Response> Store(const Stores& stores, const db::RevisionDraft& draft, Deadline deadline) {
  auto stored = stores.issues->SaveRevision(draft, deadline);
  if (!stored.ok()) return stored.status();
  Response response;
  *response.mutable_issue() = std::move(stored->issue);
  response.set_change_cursor(std::move(stored->change_cursor));
  return response;
}

template <typename Response>
Response Unchanged(CurrentIssue current) {
  Response response;
  *response.mutable_issue() = std::move(current.issue);
  response.set_change_cursor(std::move(current.standing.change_cursor));
  return response;
}

// Whether the issue is to be published at a time that is still to come. To the
// microsecond, as the store keeps times.
absl::StatusOr<bool> IsForLater(const v1::PublishIssueRequest& request) {
  if (!request.has_publish_time()) return false;
  const std::int64_t now = absl::ToUnixSeconds(absl::Now());
  if (request.publish_time().seconds() > now + kFurthestSeconds) {
    return server::InvalidField("publish_time", server::kFieldOutOfRange,
                                "The time is more than ten years ahead. Is the year right?");
  }
  return TimeUtil::TimestampToNanoseconds(request.publish_time()) > absl::ToUnixNanos(absl::Now());
}

Timestamp ToMicroseconds(Timestamp time) {
  time.set_nanos(time.nanos() / 1000 * 1000);
  return time;
}

}  // namespace

absl::StatusOr<v1::PublishIssueResponse> PublishIssue(const Stores& stores,
                                                      const v1::PublishIssueRequest& request,
                                                      const server::CallContext& call) {
  const auto later = IsForLater(request);
  if (!later.ok()) return later.status();
  auto current = FindForChange(stores, request.name(), request.etag(), call.deadline);
  if (!current.ok()) return current.status();
  const v1::Issue& issue = current->issue;
  if (issue.state() == v1::ISSUE_STATE_PUBLISHED) {
    if (!*later) return Unchanged<v1::PublishIssueResponse>(*std::move(current));
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition, "ALREADY_PUBLISHED",
                           request.name() +
                               " is published already. Withdraw it first if readers are not to see it until "
                               "then.",
                           "publish_time");
  }
  const Timestamp time = ToMicroseconds(request.publish_time());
  if (*later && issue.state() == v1::ISSUE_STATE_SCHEDULED &&
      MessageDifferencer::Equals(issue.publish_time(), time)) {
    return Unchanged<v1::PublishIssueResponse>(*std::move(current));
  }
  db::RevisionDraft draft =
      DraftAfter(*current, *later ? v1::REVISION_ACTION_SCHEDULE : v1::REVISION_ACTION_PUBLISH,
                 AuthorshipOf(call, request.comment()));
  draft.issue.set_state(*later ? v1::ISSUE_STATE_SCHEDULED : v1::ISSUE_STATE_PUBLISHED);
  if (*later) *draft.issue.mutable_publish_time() = time;
  return Store<v1::PublishIssueResponse>(stores, draft, call.deadline);
}

absl::StatusOr<v1::WithdrawIssueResponse> WithdrawIssue(const Stores& stores,
                                                        const v1::WithdrawIssueRequest& request,
                                                        const server::CallContext& call) {
  auto current = FindForChange(stores, request.name(), request.etag(), call.deadline);
  if (!current.ok()) return current.status();
  const v1::IssueState state = current->issue.state();
  if (state == v1::ISSUE_STATE_WITHDRAWN) return Unchanged<v1::WithdrawIssueResponse>(*std::move(current));
  if (state == v1::ISSUE_STATE_DRAFT) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "NOT_PUBLISHED",
        request.name() + " is a draft: readers do not see it, and nothing is to be taken back.");
  }
  const auto was_published = stores.history->WasPublished(request.name(), call.deadline);
  if (!was_published.ok()) return was_published.status();
  db::RevisionDraft draft =
      DraftAfter(*current, v1::REVISION_ACTION_WITHDRAW, AuthorshipOf(call, request.comment()));
  draft.issue.set_state(*was_published ? v1::ISSUE_STATE_WITHDRAWN : v1::ISSUE_STATE_DRAFT);
  return Store<v1::WithdrawIssueResponse>(stores, draft, call.deadline);
}

absl::StatusOr<v1::ListScheduledIssuesResponse> ListScheduledIssues(
    const Stores& stores, const v1::ListScheduledIssuesRequest& request, const server::CallContext& call) {
  auto page = stores.scheduled->List(PageLimit(request.page_size()), request.page_token(), call.deadline);
  if (!page.ok()) return AboutPageToken(page.status(), "ListScheduledIssues gave");
  v1::ListScheduledIssuesResponse response;
  for (v1::ScheduledIssue& issue : page->rows) *response.add_issues() = std::move(issue);
  response.set_next_page_token(std::move(page->next));
  return response;
}

}  // namespace pulse::ingest
