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
#include "cordisbright/pulse/v1/correction.pb.h"
#include "cordisbright/pulse/v1/history.pb.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "cordisbright/pulse/v1/query_service.pb.h"
#include "db/authorship.h"
#include "db/condition.h"
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
  /// the revision does not come from a document (publish, correction): it then
  /// keeps `issue.source_document`, which has to be in the store.
  std::optional<std::string> source_document;
  /// What the document was called. Kept beside its bytes.
  std::string source_filename;
  /// What makes the revision. Required.
  v1::RevisionAction action = v1::REVISION_ACTION_UNSPECIFIED;
  /// Who asked and why.
  Authorship authorship;
  /// Corrections in force from this revision on. Kept beside its content.
  v1::CorrectionSet corrections;
  /// Stored as it is or not at all: a publisher of it that was merged meanwhile, which
  /// would be stored as the one it became, is ABORTED.
  bool exactly = false;
  /// For ROLL_BACK: the revision whose content this has again; 0 otherwise.
  std::int64_t restored_revision = 0;

  /// Makes a retry a no-op: an equal key with an equal fingerprint within 24
  /// hours answers the revision stored then.
  struct Idempotency {
    std::string key;          // the request id, 1 to 64 characters
    std::string fingerprint;  // SHA-256 of the request, 32 bytes
  };
  std::optional<Idempotency> idempotency;
};

/// What was stored.
struct StoredRevision {
  v1::Issue issue;            // complete: revision, etag, times
  std::string change_cursor;  // cursor of the change just written
  /// Of a call that was made before: it stored nothing, and this is the revision
  /// that stood then.
  bool found_unchanged = false;
};

/// Everything an ingest needs to know of an issue, as of one moment.
struct IssueStanding {
  std::optional<v1::Issue> current;  // absent when the issue is new
  v1::CorrectionSet corrections;     // in force
  std::set<std::string> item_names;  // ever minted, `issues/{issue}/items/{slug}`
  std::string change_cursor;         // that all this is at least as new as
};

/// An item of a current revision.
struct StoredItem {
  v1::Item item;
  std::string etag;           // of the item alone: other items may change beside it
  std::int64_t revision = 0;  // of its issue
};

/// What FindItems found.
struct FoundItems {
  std::vector<std::optional<StoredItem>> items;  // one a name, in the order asked
  std::string change_cursor;                     // that they are at least as new as
};

enum class ItemOrder {
  kNewestFirst,  // edition, then monthly before special, then by name, then as printed
  kOldestFirst,  // likewise from the oldest edition
  kTitle,        // by code point of the title in lower case
  kTitleReversed,
};

/// What ListItems selects, and in which order; empty vectors select any.
struct ItemSelection {
  std::vector<std::string> sectors;  // `sectors/{id}`
  std::vector<v1::ItemKind> kinds;
  std::string issue;  // `issues/…`, or empty
  bool include_unpublished = false;
  Condition condition = {};  // beside all of these
  ItemOrder order = ItemOrder::kNewestFirst;
};

enum class IssueOrder {
  kNewestFirst,  // edition, then monthly before special, then by name
  kOldestFirst,  // likewise from the oldest edition
};

/// What ListIssues selects, and in which order.
struct IssueSelection {
  bool include_unpublished = false;
  Condition condition = {};
  IssueOrder order = IssueOrder::kNewestFirst;
};

class IssueStore {
 public:
  /// `database` must outlive the store.
  explicit IssueStore(Database* database) : database_(database) {}

  /// Stores the revision, the projections of its items, publishers, links and
  /// names, and one row of the change log: all or nothing. The change log takes
  /// one writer at a time, in the order of commit. A publisher that was merged
  /// into another is stored as that one.
  ///
  /// With `draft.idempotency`, a call that was made before answers what that one
  /// stored and stores nothing, also while the two run at once.
  ///
  /// INVALID_ARGUMENT also for an issue without name, edition, kind or state, a
  /// SCHEDULED one without publish_time, an item whose name is not
  /// `{issue}/items/{slug}` or is another's, a publisher without a name, a
  /// sector outside the taxonomy, a source document that was never stored; the
  /// field is named where it can be. And for an idempotency key that was used
  /// with another fingerprint (REQUEST_ID_REUSED).
  absl::StatusOr<StoredRevision> SaveRevision(const RevisionDraft& draft, Deadline deadline);

  /// Keeps in mind that a call with this key had nothing to store, as `issue` stood
  /// at `revision`, which has to be in the store: its retry is to store nothing
  /// either. INVALID_ARGUMENT (REQUEST_ID_REUSED): as FindRequest.
  absl::Status KeepUnchanged(const RevisionDraft::Idempotency& request, const std::string& issue,
                             std::int64_t revision, Deadline deadline);

  /// What a call with this key stored, or found, if it was within 24 hours.
  /// INVALID_ARGUMENT (REQUEST_ID_REUSED): the key was used with another
  /// fingerprint.
  absl::StatusOr<std::optional<StoredRevision>> FindRequest(const RevisionDraft::Idempotency& request,
                                                            Deadline deadline);

  /// How `issue` stands. An issue that was never stored is no error.
  absl::StatusOr<IssueStanding> GetStanding(const std::string& issue, Deadline deadline);

  /// The current revision of `name` in any state. NOT_FOUND: never stored.
  absl::StatusOr<v1::Issue> GetIssue(const std::string& name, Deadline deadline);

  /// The published issue with the newest edition, monthly before special.
  /// NOT_FOUND: nothing is published.
  absl::StatusOr<v1::Issue> GetLatestPublished(Deadline deadline);

  /// Issues. `after` is a Page::next of the same selection, or empty; `limit` is
  /// 1 to 500. INVALID_ARGUMENT: `after` is not ours.
  absl::StatusOr<Page<v1::IssueSummary>> ListIssues(const IssueSelection& selection, int limit,
                                                    const std::string& after, Deadline deadline);

  /// Items. `after` and `limit` as in ListIssues. Across pages, an item that
  /// stays is neither skipped nor repeated while issues are corrected, stored and
  /// withdrawn.
  absl::StatusOr<Page<v1::Item>> ListItems(const ItemSelection& selection, int limit,
                                           const std::string& after, Deadline deadline);

  /// The items called `names` (`issues/{issue}/items/{slug}`), as of one moment. A
  /// name of no item, or of one that is not published where
  /// `include_unpublished` is false, finds nothing.
  absl::StatusOr<FoundItems> FindItems(const std::vector<std::string>& names, bool include_unpublished,
                                       Deadline deadline);

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
