// Other names of the publishers that a query names: by acronym, by a name that was
// merged away, by its own. For db/ only.

#pragma once

#include <vector>

#include "db/connection.h"
#include "db/search/search_query.h"

namespace pulse::db {

/// At most 20 names. Words of 2 to 10 letters may be acronyms; a query of plain
/// words only may be a publisher's name.
std::vector<SearchSynonym> FindSynonyms(Transaction& transaction, const SearchQuery& query);

}  // namespace pulse::db
