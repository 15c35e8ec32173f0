// IssueStore's writing: a revision, once a request.

#include <utility>

#include "db/change_log.h"
#include "db/issue_store.h"
#include "db/publisher_names.h"
#include "db/request_log.h"
#include "db/revision.h"
#include "db/revision_writer.h"
#include "db/run_transaction.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

absl::Status PublisherMerged(const std::string& publisher) {
  return ErrorWithReason(absl::StatusCode::kAborted, "REVISION_CONFLICT",
                         publisher + " was merged into another publisher meanwhile; repeat the change");
}

absl::StatusOr<StoredRevision> Save(Transaction& transaction, const RevisionDraft& draft) {
  HoldPublishers(transaction, PublisherLock::kShared);
  if (draft.idempotency &&
      !ClaimRequest(transaction, *draft.idempotency, draft.issue.name(), draft.follows_revision + 1)) {
    return RevisionConflict(draft, draft.follows_revision);
  }
  const LockedIssue locked = LockIssue(transaction, draft.issue.name(), PublishersOf(draft.issue));
  if (draft.exactly && !locked.aliases.empty()) return PublisherMerged(locked.aliases.begin()->first);
  absl::StatusOr<WrittenRevision> written = WriteRevision(transaction, draft, locked);
  if (!written.ok()) return written.status();
  StoredRevision stored;
  stored.change_cursor = AppendChanges(transaction, {written->change});
  transaction.Commit();
  stored.issue = std::move(written->issue);
  return stored;
}

}  // namespace

absl::StatusOr<StoredRevision> IssueStore::SaveRevision(const RevisionDraft& draft, Deadline deadline) {
  if (absl::Status status = CheckDraft(draft); !status.ok()) return status;
  absl::StatusOr<StoredRevision> saved =
      RunTransaction(database_, deadline, Transaction::Access::kWrite,
                     [&](Transaction& transaction) { return Save(transaction, draft); });
  if (!absl::IsAborted(saved.status()) || !draft.idempotency) return saved;
  // Perhaps it was this very request that was first.
  absl::StatusOr<std::optional<StoredRevision>> first = FindRequest(*draft.idempotency, deadline);
  if (!first.ok()) return first.status();
  if (*first) return **std::move(first);
  return saved;
}

absl::Status IssueStore::KeepUnchanged(const RevisionDraft::Idempotency& request, const std::string& issue,
                                       std::int64_t revision, Deadline deadline) {
  return database_->Run(deadline, [&](Connection& connection) -> absl::Status {
    Transaction transaction(connection, Transaction::Access::kWrite);
    // When the key is taken, it is by this very call or the answer says that it is not.
    if (!ClaimRequest(transaction, request, issue, revision)) {
      return ReadRequest(transaction, request).status();
    }
    transaction.Commit();
    return absl::OkStatus();
  });
}

absl::StatusOr<std::optional<StoredRevision>> IssueStore::FindRequest(
    const RevisionDraft::Idempotency& request, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) { return ReadRequest(transaction, request); });
}

}  // namespace pulse::db
