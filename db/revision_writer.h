// Stores revisions inside a transaction. Whatever changes an issue goes through
// here, in this order, so that no two writers can wait for each other:
//
//   HoldPublishers → LockIssue, in the order of names → WriteRevision, each →
//   AppendChanges (db/change_log.h) → Commit
//
// For db/ only.

#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/publisher_names.h"
#include "db/revision.h"

namespace pulse::db {

/// kShared: no publisher is merged until the transaction ends, so that none is
/// stored under a name that has gone. kExclusive: to merge some; nothing else is
/// stored meanwhile.
enum class PublisherLock { kShared, kExclusive };
void HoldPublishers(Transaction& transaction, PublisherLock lock);

/// An issue that nobody else changes until the transaction ends.
struct LockedIssue {
  Predecessor predecessor;
  std::int64_t now_micros = 0;  // the database's clock, after the lock was had
  PublisherNames aliases;       // of the publishers asked about: what they stand for
};

/// Locks `name`, or finds that it does not exist; `publishers` are looked up.
LockedIssue LockIssue(Transaction& transaction, const std::string& name,
                      const std::vector<std::string>& publishers);

/// Stores the revision and the projections. ABORTED: the issue does not stand
/// where `draft` follows it. The change is the caller's to append.
struct WrittenRevision {
  v1::Issue issue;
  Change change;
};
absl::StatusOr<WrittenRevision> WriteRevision(Transaction& transaction, const RevisionDraft& draft,
                                              const LockedIssue& locked);

/// `issues`' row for the revision that `issue` is. False when the row does not
/// stand at `follows_revision`, 0 being no row.
bool PutIssue(Transaction& transaction, const v1::Issue& issue, std::int64_t follows_revision);

}  // namespace pulse::db
