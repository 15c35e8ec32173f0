// The log of changes as its followers read it: what was committed, in order, and
// the revisions it was about.
//
// Every public method is one read-only transaction and safe to call from any
// thread. Errors as in db/issue_store.h. All of it also works on a standby.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// One row of the log: a revision that was stored.
struct LoggedChange {
  std::int64_t cursor = 0;
  std::string issue;
  std::int64_t revision = 0;
  v1::IssueState previous_state = v1::ISSUE_STATE_UNSPECIFIED;  // UNSPECIFIED when the issue is new
  v1::IssueState state = v1::ISSUE_STATE_UNSPECIFIED;
  bool merges_publishers = false;  // it is part of a merge
  std::int64_t commit_micros = 0;  // of its transaction, microseconds since 1970
};

/// How far the log reaches.
struct LogExtent {
  std::string store;         // its id, as cursors name it (db/change_cursor.h)
  std::int64_t newest = 0;   // 0: nothing was ever stored
  std::int64_t expired = 0;  // changes up to this one were pruned; 0: none
  bool standby = false;      // follows a primary, and cannot be written to
  /// How far a standby is behind, in milliseconds: 0 while it has replayed all
  /// that it received and goes on receiving; else the age of what it replayed last.
  std::int64_t replay_lag_millis = 0;
};

struct LogPage {
  LogExtent extent;
  std::vector<LoggedChange> changes;  // in order, the first after the cursor asked for
};

struct SnapshotPage {
  LogExtent extent;
  std::vector<v1::Issue> issues;
  bool last = false;  // there are no more
};

class ChangeFeed {
 public:
  /// `database` must outlive the feed.
  explicit ChangeFeed(Database* database) : database_(database) {}

  /// Up to `limit` changes after `cursor`, none when it is the newest.
  absl::StatusOr<LogPage> ReadAfter(std::int64_t cursor, int limit, Deadline deadline);

  /// A revision of `issue`. NOT_FOUND: no such revision.
  absl::StatusOr<v1::Issue> ReadRevision(const std::string& issue, std::int64_t revision, Deadline deadline);

  /// The issues there were at `cursor`, by name, as they stood then, those after
  /// `after` (empty: from the first); up to `limit`. Exact while the log after
  /// `cursor` is there (`extent.expired` <= `cursor`).
  absl::StatusOr<SnapshotPage> ReadSnapshot(std::int64_t cursor, const std::string& after, int limit,
                                            Deadline deadline);

  /// Publishers that were merged into another, and into which.
  absl::StatusOr<std::map<std::string, std::string>> ReadAliases(Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
