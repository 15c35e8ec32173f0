#include "db/publication_schedule.h"

#include <utility>

#include "db/connection.h"
#include "db/issue_store.h"
#include "db/revision_writer.h"
#include "db/run_transaction.h"
#include "db/stored_revision.h"

namespace pulse::db {
namespace {

// Both walk the index issues_scheduled: the state stands in the statement for
// the planner to see. One that is locked is being published, or withdrawn.
constexpr Statement kTakeDue{"take_due", R"sql(
  SELECT issue_revisions.content, issue_revisions.corrections
  FROM issues JOIN issue_revisions
    ON issue_revisions.issue = issues.name AND issue_revisions.revision = issues.revision
  WHERE issues.state = 2 AND issues.publish_time <= now()
  ORDER BY issues.publish_time LIMIT 1
  FOR UPDATE OF issues SKIP LOCKED)sql"};

constexpr Statement kTimeToNext{"time_to_next", R"sql(
  SELECT (extract(epoch FROM publish_time - clock_timestamp()) * 1000000)::bigint
  FROM issues WHERE state = 2 ORDER BY publish_time LIMIT 1)sql"};

static_assert(v1::ISSUE_STATE_SCHEDULED == 2, "the statements and the index say 2");

// None when nothing is due.
absl::StatusOr<std::optional<std::string>> Publish(Transaction& transaction) {
  HoldPublishers(transaction, PublisherLock::kShared);
  const pqxx::result rows = transaction.Execute(kTakeDue);
  if (rows.empty()) return std::optional<std::string>();
  absl::StatusOr<RevisionDraft> draft = FollowingDraft(rows[0]);
  if (!draft.ok()) return draft.status();
  draft->issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  draft->action = v1::REVISION_ACTION_PUBLISH;
  draft->authorship.actor = "scheduler";

  const LockedIssue locked = LockIssue(transaction, draft->issue.name(), {});
  absl::StatusOr<WrittenRevision> written = WriteRevision(transaction, *draft, locked);
  if (!written.ok()) return written.status();
  AppendChanges(transaction, {written->change});
  transaction.Commit();
  return std::optional<std::string>(written->issue.name());
}

}  // namespace

absl::StatusOr<std::optional<std::string>> PublicationSchedule::PublishNextDue(Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kWrite, Publish);
}

absl::StatusOr<absl::Duration> PublicationSchedule::TimeToNext(Deadline deadline) {
  absl::Duration left = absl::InfiniteDuration();
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    const pqxx::result rows = transaction.Execute(kTimeToNext);
    if (!rows.empty()) left = absl::Microseconds(rows[0][0].as<std::int64_t>());
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return left;
}

}  // namespace pulse::db
