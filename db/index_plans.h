// Plans that walk indexes. For db/ only.

#pragma once

#include "db/connection.h"

namespace pulse::db {

/// Keeps the statements that follow in `transaction` from reading a table from
/// end to end where an index will do: for work that is bounded by what it looks
/// for, also where the database guesses wrongly how much that is.
inline void AvoidTableScans(Transaction& transaction) {
  constexpr Statement kAvoid{"avoid_table_scans", "SELECT set_config('enable_seqscan', 'off', true)"};
  transaction.Execute(kAvoid);
}

}  // namespace pulse::db
