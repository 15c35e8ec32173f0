// What tells that two items are one publication, as numbers that an index finds:
// the first 8 bytes of SHA-256, so that two of a million keys are equal by chance
// once in 30 million archives. For db/ only.

#pragma once

#include <cstdint>
#include <string_view>

#include "db/connection.h"
#include "db/issue_store.h"

namespace pulse::db {

/// As in publication_keys.basis.
enum class KeyBasis : std::int64_t {
  kLink = 1,       // a link's canonical URL (db/canonical_url.h)
  kTitle = 2,      // the folded title and a publisher; one key a publisher
  kFrontPage = 3,  // a link to a site's front page: an item's, but no publication's
};

/// Key of a canonical URL.
std::int64_t LinkKey(std::string_view canonical_url);

/// Writes the keys of `issue`'s items. Those of a revision before have to be gone.
void InsertPublicationKeys(Transaction& transaction, const v1::Issue& issue);

}  // namespace pulse::db
