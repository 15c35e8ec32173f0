#include "db/error_translation.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <string>

#include "db/connection.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

using absl::StatusCode;

absl::Status Unavailable() {
  return ErrorWithReason(StatusCode::kUnavailable, "DATABASE_UNAVAILABLE",
                         "the database cannot be reached; try again in a moment");
}

absl::Status InDoubt() {
  return ErrorWithReason(StatusCode::kUnknown, "COMMIT_IN_DOUBT",
                         "the connection broke during the commit: the write may or may not have happened; "
                         "read the issue again before writing");
}

absl::Status Expired() {
  return ErrorWithReason(StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                         "the deadline passed before the database had answered");
}

absl::Status Conflict() {
  return ErrorWithReason(StatusCode::kAborted, "REVISION_CONFLICT",
                         "another writer was first; read the issue again and repeat the change");
}

absl::Status Refused(const char* message) {
  return ErrorWithReason(StatusCode::kInvalidArgument, "VALUE_REFUSED", message);
}

bool StartsWith(const std::string& text, const char* prefix) { return text.rfind(prefix, 0) == 0; }

// By SQLSTATE: https://www.postgresql.org/docs/15/errcodes-appendix.html
absl::Status TranslateSqlState(const std::string& state) {
  // No state: libpq's own, the connection ended. 57P: the server is going or
  // starting. 53300: it has no connection left.
  if (state.empty() || StartsWith(state, "08") || StartsWith(state, "57P") || state == "53300") {
    return Unavailable();
  }
  if (state == "57014") return Expired();                       // query_canceled, by statement_timeout
  if (state == "23505" || state == "55P03") return Conflict();  // unique_violation, lock_not_available
  if (state == "23503") {                                       // foreign_key_violation
    return Refused(
        "a value refers to something the store does not have, such as a sector outside the taxonomy");
  }
  if (StartsWith(state, "22") || StartsWith(state, "23") || StartsWith(state, "54")) {
    return Refused("a value is not of the form, or not within the limits, that the store accepts");
  }
  if (StartsWith(state, "53")) {
    return ErrorWithReason(StatusCode::kResourceExhausted, "DATABASE_FULL",
                           "the database has no room left; nothing was stored");
  }
  if (StartsWith(state, "42") || StartsWith(state, "3F")) {
    return ErrorWithReason(
        StatusCode::kFailedPrecondition, "SCHEMA_MISMATCH",
        "the database does not have the schema of this program; deploy it with db/migrate");
  }
  if (state == "25006") {
    return ErrorWithReason(StatusCode::kFailedPrecondition, "DATABASE_READ_ONLY",
                           "the database only answers reads; write to its primary");
  }
  return ErrorWithReason(StatusCode::kInternal, "DATABASE_ERROR", "the database could not do this");
}

// The order matters where one class of libpqxx derives from another, and
// transaction_rollback carries no SQLSTATE in version 6.
absl::Status Translate(const std::exception_ptr& exception, std::string* driver_text) {
  try {
    std::rethrow_exception(exception);
  } catch (const DeadlinePassed&) {
    return Expired();
  } catch (const NulInText&) {
    return Refused("text contains a NUL byte");
  } catch (const pqxx::in_doubt_error& error) {
    *driver_text = error.what();
    return InDoubt();
  } catch (const pqxx::statement_completion_unknown& error) {
    *driver_text = error.what();
    return InDoubt();
  } catch (const pqxx::transaction_rollback&) {  // serialisation failure, deadlock
    return Conflict();
  } catch (const pqxx::broken_connection& error) {
    *driver_text = error.what();
    return Unavailable();
  } catch (const pqxx::sql_error& error) {
    *driver_text = error.sqlstate() + " " + error.what();
    return TranslateSqlState(error.sqlstate());
  } catch (const std::exception& error) {
    *driver_text = error.what();
    return ErrorWithReason(StatusCode::kInternal, "DATABASE_ERROR", "the database could not do this");
  }
}

// Whether it is the caller who has to act, and so nothing for the log.
bool IsCallersMatter(StatusCode code) {
  return code == StatusCode::kDeadlineExceeded || code == StatusCode::kAborted ||
         code == StatusCode::kInvalidArgument;
}

}  // namespace

absl::Status TranslateException(const std::exception_ptr& exception) {
  std::string driver_text;
  absl::Status status = Translate(exception, &driver_text);
  if (IsCallersMatter(status.code())) return status;
  std::replace(driver_text.begin(), driver_text.end(), '\n', ' ');  // one event, one line
  spdlog::warn("database: {}", driver_text);
  return status;
}

}  // namespace pulse::db
