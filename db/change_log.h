// The log of changes: one row a stored revision, in the order of commit. For
// db/ only.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

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

/// Appends `changes` in their order and returns the last one's cursor. The last
/// thing a transaction does before it commits: from here on every other writer
/// waits for it.
std::string AppendChanges(Transaction& transaction, const std::vector<Change>& changes);

/// The cursor (db/change_cursor.h) of the change of `store` whose number a column has.
std::string CursorOf(const std::string& store, const pqxx::field& change);

/// Cursor of the newest change the transaction sees.
std::string ReadCursor(Transaction& transaction);

}  // namespace pulse::db
