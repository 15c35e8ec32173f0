// Writes again what can be computed from revisions: the rows of issues, items,
// their publishers and links, and the names ever minted.

#pragma once

#include <functional>

#include "absl/status/statusor.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

/// Told after each issue.
using RebuildProgress = std::function<void(int done, int total)>;

/// Rebuilds issue after issue, one transaction each, and returns how many. May
/// run while services do: each issue is right before and after. `deadline_of`
/// gives the deadline of the next issue. Publishers' records, aliases and their
/// history are not computed from revisions and stay; one that is missing is
/// added as it is printed.
///
/// Errors as in db/issue_store.h, and INTERNAL for a revision that cannot be
/// read; the issues before it are rebuilt.
absl::StatusOr<int> RebuildProjections(Database* database, const std::function<Deadline()>& deadline_of,
                                       const RebuildProgress& progress);

}  // namespace pulse::db
