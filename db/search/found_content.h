// What is shown of what a search found: items and introductions. For db/ only.

#pragma once

#include "absl/status/status.h"
#include "db/connection.h"
#include "db/search/candidates.h"
#include "db/search/edition_spans.h"
#include "db/search/item_search.h"

namespace pulse::db {

struct WantedContent {
  const Candidate* begin;  // items, in the order of the results
  const Candidate* end;
  EditionRange searched;  // the editions of the introductions
  int introductions = 0;  // at most; the newest that the query finds
};

/// Adds them to `page`, in one round trip. INTERNAL: a stored item cannot be read.
absl::Status FetchFound(Transaction& transaction, const CandidateQuery& query, const WantedContent& wanted,
                        SearchPage* page);

}  // namespace pulse::db
