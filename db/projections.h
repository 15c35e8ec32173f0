// Tables computed from an issue's current revision. For db/ only.

#pragma once

#include "db/connection.h"
#include "db/issue_store.h"

namespace pulse::db {

/// Rewrites the rows of `issue`'s items, publishers and links, its tallies and
/// publication keys, and remembers the names, words and acronyms of its items. The
/// row in `issues` has to be written already.
void ReplaceProjections(Transaction& transaction, const v1::Issue& issue);

/// Adds the names of the revision's items to those ever minted.
void AddItemNames(Transaction& transaction, const v1::Issue& issue);

}  // namespace pulse::db
