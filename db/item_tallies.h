// How many items an issue has, of each sector, kind and publisher. For db/ only.

#pragma once

#include "db/connection.h"
#include "db/issue_store.h"

namespace pulse::db {

/// Writes the tallies of `issue`. Those of a revision before have to be gone.
void InsertTallies(Transaction& transaction, const v1::Issue& issue);

}  // namespace pulse::db
