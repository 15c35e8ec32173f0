#include "db/change_log.h"

namespace pulse::db {
namespace {

// A sequence would number changes in the order they were begun, and a reader
// could see 8 before 7 is committed. The lock is released by the commit itself,
// after which its row is visible: whoever gets it next reads the true maximum.
// The key is any number that nothing else in the database locks: "pulse".
constexpr Statement kLockLog{"lock_log", "SELECT pg_advisory_xact_lock(x'70756c7365'::bigint)"};

constexpr Statement kAppend{"append_change", R"sql(
  INSERT INTO changes (cursor, issue, revision, action, previous_state, state)
  SELECT coalesce(max(cursor), 0) + 1, $1, $2, $3, $4, $5 FROM changes
  RETURNING cursor)sql"};

// Delivered when the transaction commits, and not at all when it does not.
constexpr Statement kNotify{"notify_changes", "SELECT pg_notify('pulse_changes', $1)"};

constexpr Statement kReadCursor{"read_cursor", "SELECT coalesce(max(cursor), 0) FROM changes"};

// The letter keeps callers from counting with it.
std::string FormatCursor(std::int64_t cursor) { return "c" + std::to_string(cursor); }

}  // namespace

std::string AppendChange(Transaction& transaction, const Change& change) {
  transaction.Execute(kLockLog);
  const pqxx::result rows =
      transaction.Execute(kAppend, change.issue, change.revision, change.action,
                          static_cast<int>(change.previous_state), static_cast<int>(change.state));
  std::string cursor = FormatCursor(rows[0][0].as<std::int64_t>());
  transaction.Execute(kNotify, cursor);
  return cursor;
}

std::string ReadCursor(Transaction& transaction) {
  return FormatCursor(transaction.Execute(kReadCursor)[0][0].as<std::int64_t>());
}

absl::StatusOr<std::string> IssueStore::CurrentCursor(Deadline deadline) {
  std::string cursor;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    cursor = ReadCursor(transaction);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return cursor;
}

}  // namespace pulse::db
