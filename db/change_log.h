// The log of changes: one row a stored revision, in the order of commit. For
// db/ only.

#pragma once

#include <cstdint>
#include <string>

#include "db/connection.h"
#include "db/issue_store.h"

namespace pulse::db {

struct Change {
  std::string issue;
  std::int64_t revision;
  std::string action;
  v1::IssueState previous_state;  // UNSPECIFIED when the issue is new
  v1::IssueState state;
};

/// Appends `change` and returns its cursor. The last thing a transaction does
/// before it commits: from here on every other writer waits for it.
std::string AppendChange(Transaction& transaction, const Change& change);

/// Cursor of the newest change the transaction sees.
std::string ReadCursor(Transaction& transaction);

}  // namespace pulse::db
