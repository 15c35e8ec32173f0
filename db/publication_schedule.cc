#include "db/publication_schedule.h"

#include <utility>

#include "db/connection.h"
#include "db/issue_store.h"
#include "db/revision_writer.h"
#include "db/run_transaction.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// These walk the index issues_scheduled: the state stands in the statement for
// the planner to see. One that is locked is being published, or withdrawn. The
// name alone, so that it is known whose content cannot be read.
constexpr Statement kTakeDue{"take_due", R"sql(
  SELECT issues.name, issues.revision, coalesce(failure.attempts, 0)
  FROM issues LEFT JOIN publication_failures AS failure
    ON failure.issue = issues.name AND failure.revision = issues.revision
  WHERE issues.state = 2 AND issues.publish_time <= now()
    AND (failure.next_attempt IS NULL OR failure.next_attempt <= now())
  ORDER BY issues.publish_time LIMIT 1
  FOR UPDATE OF issues SKIP LOCKED)sql"};

constexpr Statement kRecordFailure{"record_publication_failure", R"sql(
  INSERT INTO publication_failures (issue, revision, attempts, reason, message,
                                    first_attempt, last_attempt, next_attempt)
  SELECT issues.name, issues.revision, coalesce(earlier.attempts, 0) + 1, $3, $4,
         coalesce(earlier.first_attempt, now()), now(),
         now() + least(600, 5 * 2 ^ least(coalesce(earlier.attempts, 0), 10)) * interval '1 second'
  FROM issues LEFT JOIN publication_failures AS earlier
    ON earlier.issue = issues.name AND earlier.revision = issues.revision
  WHERE issues.name = $1 AND issues.revision = $2 AND issues.state = 2
    AND coalesce(earlier.attempts, 0) = $5
  ON CONFLICT (issue) DO UPDATE SET
    revision = excluded.revision, attempts = excluded.attempts,
    reason = excluded.reason, message = excluded.message,
    first_attempt = excluded.first_attempt, last_attempt = excluded.last_attempt,
    next_attempt = excluded.next_attempt
    WHERE publication_failures.revision < excluded.revision
      OR publication_failures.attempts < excluded.attempts
  RETURNING attempts, (extract(epoch FROM next_attempt - last_attempt) * 1000000)::bigint)sql"};

constexpr Statement kTimeToNext{"time_to_next", R"sql(
  SELECT (extract(epoch FROM greatest(publish_time, next_attempt) - clock_timestamp()) * 1000000)::bigint
  FROM issues LEFT JOIN publication_failures AS failure
    ON failure.issue = issues.name AND failure.revision = issues.revision
  WHERE issues.state = 2
  ORDER BY greatest(publish_time, next_attempt) LIMIT 1)sql"};

static_assert(v1::ISSUE_STATE_SCHEDULED == 2, "the statements and the index say 2");

// The database is away, or what it did is not known: that says nothing about the issue.
bool IsOfTheIssue(const absl::Status& failure) {
  return !absl::IsUnavailable(failure) && !absl::IsUnknown(failure);
}

// `earlier` attempts failed before this one.
absl::Status Publish(Transaction& transaction, const std::string& issue, int earlier) {
  absl::StatusOr<RevisionDraft> draft = DraftAfterCurrent(transaction, issue);
  if (!draft.ok()) return draft.status();
  draft->issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  draft->action = v1::REVISION_ACTION_PUBLISH;
  draft->authorship.actor = "scheduler";
  if (earlier > 0) draft->authorship.comment = "Attempts that failed before: " + std::to_string(earlier);

  const LockedIssue locked = LockIssue(transaction, issue, {});
  absl::StatusOr<WrittenRevision> written = WriteRevision(transaction, *draft, locked);
  if (!written.ok()) return written.status();
  AppendChanges(transaction, {written->change});
  transaction.Commit();
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::optional<PublicationAttempt>> PublicationSchedule::PublishNextDue(Deadline deadline) {
  std::optional<PublicationAttempt> attempt;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kWrite);
    HoldPublishers(transaction, PublisherLock::kShared);
    const pqxx::result rows = transaction.Execute(kTakeDue);
    if (rows.empty()) return absl::OkStatus();
    attempt.emplace();
    attempt->issue = rows[0][0].as<std::string>();
    attempt->revision = rows[0][1].as<std::int64_t>();
    attempt->earlier = rows[0][2].as<int>();
    return Publish(transaction, attempt->issue, attempt->earlier);
  });
  if (!status.ok() && (!attempt || !IsOfTheIssue(status))) return status;
  if (attempt) attempt->outcome = std::move(status);
  return attempt;
}

absl::StatusOr<std::optional<FailureRecord>> PublicationSchedule::RecordFailure(
    const PublicationAttempt& failed, Deadline deadline) {
  using Answer = absl::StatusOr<std::optional<FailureRecord>>;
  return RunTransaction(
      database_, deadline, Transaction::Access::kWrite, [&](Transaction& transaction) -> Answer {
        const pqxx::result rows =
            transaction.Execute(kRecordFailure, failed.issue, failed.revision, GetErrorReason(failed.outcome),
                                std::string(failed.outcome.message()), failed.earlier);
        transaction.Commit();
        if (rows.empty()) return std::optional<FailureRecord>();
        return FailureRecord{.attempts = rows[0][0].as<int>(),
                             .until_next = absl::Microseconds(rows[0][1].as<std::int64_t>())};
      });
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
