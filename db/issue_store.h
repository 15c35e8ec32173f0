// Keeps issues: append-only revisions, their projections and the change log.
//
// Every public method is one transaction and safe to call from any thread.
// Errors, all of them without SQL or driver text:
//   UNAVAILABLE          the database cannot be reached; nothing was stored
//   DEADLINE_EXCEEDED    the deadline passed, in the queue or in the server
//   ABORTED              another writer was first; nothing was stored
//   INVALID_ARGUMENT     a value the schema refuses (NUL byte, bad UTF-8)
//   NOT_FOUND            as each method says
//   FAILED_PRECONDITION  the database has another schema, or is read-only
//   RESOURCE_EXHAUSTED   the database has no room left; nothing was stored
//   UNKNOWN              the connection broke during COMMIT: the write may or
//                        may not have happened (never retried here)

#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "cordisbright/pulse/v1/query_service.pb.h"
#include "db/database.h"
#include "db/deadline.h"
#include "db/page.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// A new revision to store.
struct RevisionDraft {
  /// Name, content and state set; revision, etag and times are the store's to
  /// fill in. `publish_time` is stamped when the state first becomes PUBLISHED.
  v1::Issue issue;
  /// Revision this one follows; 0 when the issue must not exist yet. Anything
  /// else in the store is ABORTED.
  std::int64_t follows_revision = 0;
  /// Exact bytes the issue was read from; stored once by SHA-256. Absent when
  /// the revision does not come from a document (publish, correction).
  std::optional<std::string> source_document;
  /// What the document was called. Kept beside its bytes.
  std::string source_filename;
  /// Who asked and why, for the history: `ingest`, `publish`.
  std::string action;
};

/// What was stored.
struct StoredRevision {
  v1::Issue issue;            // complete: revision, etag, times
  std::string change_cursor;  // cursor of the change just written
};

/// What ListItems selects; empty vectors select any.
struct ItemSelection {
  std::vector<std::string> sectors;  // `sectors/{id}`
  std::vector<v1::ItemKind> kinds;
  std::string issue;  // `issues/…`, or empty
  bool include_unpublished = false;
};

class IssueStore {
 public:
  /// `database` must outlive the store.
  explicit IssueStore(Database* database) : database_(database) {}

  /// Stores the revision, the projections of its items, publishers, links and
  /// names, and one row of the change log: all or nothing. The change log takes
  /// one writer at a time, in the order of commit.
  ///
  /// INVALID_ARGUMENT also for an issue without name, edition, kind or state, a
  /// SCHEDULED one without publish_time, an item whose name is not
  /// `{issue}/items/{slug}` or is another's, a publisher without a name, a
  /// sector outside the taxonomy; the field is named where it can be.
  absl::StatusOr<StoredRevision> SaveRevision(const RevisionDraft& draft, Deadline deadline);

  /// The current revision of `name` in any state. NOT_FOUND: never stored.
  absl::StatusOr<v1::Issue> GetIssue(const std::string& name, Deadline deadline);

  /// The published issue with the newest edition, monthly before special.
  /// NOT_FOUND: nothing is published.
  absl::StatusOr<v1::Issue> GetLatestPublished(Deadline deadline);

  /// Issues, newest edition first. `after` is a Page::next or empty;
  /// `limit` is 1 to 500. INVALID_ARGUMENT: `after` is not ours.
  absl::StatusOr<Page<v1::IssueSummary>> ListIssues(bool include_unpublished, int limit,
                                                    const std::string& after, Deadline deadline);

  /// Items, newest edition first, then monthly before special, then in printed
  /// order. `after` and `limit` as in ListIssues. Across pages, an item that
  /// stays is neither skipped nor repeated while issues are corrected, stored and
  /// withdrawn.
  absl::StatusOr<Page<v1::Item>> ListItems(const ItemSelection& selection, int limit,
                                           const std::string& after, Deadline deadline);

  /// The taxonomy, in the order the digest prints it.
  absl::StatusOr<std::vector<v1::Sector>> ListSectors(Deadline deadline);

  /// Every item name ever minted for the issue, so that none is used again.
  absl::StatusOr<std::set<std::string>> ListItemNames(const std::string& issue, Deadline deadline);

  /// Cursor of the newest committed change.
  absl::StatusOr<std::string> CurrentCursor(Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
