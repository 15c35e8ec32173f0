// Stores revisions inside a transaction. Whatever changes an issue goes through
// here, in this order, so that no two writers can wait for each other:
//
//   HoldPublishers → LockIssue, in the order of names → WriteRevision, each →
//   AppendChanges (db/change_log.h) → Commit
//
// For db/ only.

#pragma once

#include "absl/status/statusor.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/issue_row.h"
#include "db/issue_store.h"

namespace pulse::db {

/// kShared: no publisher is merged until the transaction ends, so that none is
/// stored under a name that has gone. kExclusive: to merge some; nothing else is
/// stored meanwhile.
enum class PublisherLock { kShared, kExclusive };
void HoldPublishers(Transaction& transaction, PublisherLock lock);

/// Stores the revision and the projections. ABORTED: the issue does not stand
/// where `draft` follows it. The change is the caller's to append.
struct WrittenRevision {
  v1::Issue issue;
  Change change;
};
absl::StatusOr<WrittenRevision> WriteRevision(Transaction& transaction, const RevisionDraft& draft,
                                              const LockedIssue& locked);

/// ABORTED: the issue of `draft` is at revision `present`, 0 being none.
absl::Status RevisionConflict(const RevisionDraft& draft, std::int64_t present);

}  // namespace pulse::db
