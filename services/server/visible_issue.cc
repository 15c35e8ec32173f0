#include "services/server/visible_issue.h"

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::server {

absl::Status IssueNotFound(const std::string& name) {
  return ErrorWithReason(absl::StatusCode::kNotFound, kIssueNotFound,
                         "There is no issue " + name + ". ListIssues lists those there are.");
}

absl::StatusOr<db::v1::Issue> FindVisibleIssue(db::IssueStore& store, const std::string& name,
                                               bool include_unpublished, Deadline deadline) {
  absl::StatusOr<db::v1::Issue> issue = store.GetIssue(name, deadline);
  if (absl::IsNotFound(issue.status())) return IssueNotFound(name);
  if (issue.ok() && issue->state() != db::v1::ISSUE_STATE_PUBLISHED && !include_unpublished) {
    return IssueNotFound(name);
  }
  return issue;
}

}  // namespace pulse::server
