// An issue as readers may see it.

#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "db/deadline.h"
#include "db/issue_store.h"

namespace pulse::server {

/// The current revision of `name`. NOT_FOUND: there is none, or it is not
/// PUBLISHED and `include_unpublished` is false; a reader cannot tell which.
absl::StatusOr<db::v1::Issue> FindVisibleIssue(db::IssueStore& store, const std::string& name,
                                               bool include_unpublished, Deadline deadline);

/// What every service answers about an issue it cannot find.
absl::Status IssueNotFound(const std::string& name);

}  // namespace pulse::server
