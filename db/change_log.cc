#include "db/change_log.h"

#include "db/array_literal.h"
#include "db/change_cursor.h"

namespace pulse::db {
namespace {

// A sequence would number changes in the order they were begun, and a reader
// could see 8 before 7 is committed. The lock is released by the commit itself,
// after which its row is visible: whoever gets it next reads the true maximum.
// The key is any number that nothing else in the database locks: "pulse".
constexpr Statement kLockLog{"lock_log", "SELECT pg_advisory_xact_lock(x'70756c7365'::bigint)"};

// Delivered when the transaction commits, and not at all when it does not.
constexpr Statement kAppend{"append_changes", R"sql(
  WITH appended AS (
    INSERT INTO changes (cursor, issue, revision, action, previous_state, state)
    SELECT (SELECT coalesce(max(cursor), 0) FROM changes) + change.ordinality,
           change.issue, change.revision, change.action, change.previous_state, change.state
    FROM unnest($1::text[], $2::bigint[], $3::text[], $4::integer[], $5::integer[]) WITH ORDINALITY
           AS change (issue, revision, action, previous_state, state, ordinality)
    RETURNING cursor)
  SELECT max(cursor), pg_notify('pulse_changes', 'c' || max(cursor)) FROM appended)sql"};

constexpr Statement kReadCursor{"read_cursor", "SELECT coalesce(max(cursor), 0) FROM changes"};

}  // namespace

std::string CursorOf(const std::string& store, const pqxx::field& change) {
  return FormatChangeCursor({.change = change.as<std::int64_t>(), .store = store});
}

std::string AppendChanges(Transaction& transaction, const std::vector<Change>& changes) {
  std::vector<std::string> issues;
  std::vector<std::string> actions;
  std::vector<std::int64_t> revisions;
  std::vector<std::int64_t> previous_states;
  std::vector<std::int64_t> states;
  for (const Change& change : changes) {
    issues.push_back(change.issue);
    revisions.push_back(change.revision);
    actions.push_back(change.action);
    previous_states.push_back(change.previous_state);
    states.push_back(change.state);
  }
  transaction.Execute(kLockLog);
  const pqxx::result rows =
      transaction.Execute(kAppend, TextArray(issues), IntegerArray(revisions), TextArray(actions),
                          IntegerArray(previous_states), IntegerArray(states));
  return CursorOf(transaction.store(), rows[0][0]);
}

std::string ReadCursor(Transaction& transaction) {
  return CursorOf(transaction.store(), transaction.Execute(kReadCursor)[0][0]);
}

absl::StatusOr<std::string> IssueStore::CurrentCursor(Deadline deadline) {
  std::string cursor;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    cursor = ReadCursor(transaction);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return cursor;
}

}  // namespace pulse::db
