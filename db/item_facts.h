// What interests are scored by: an item's sector, kind and publishers. Safe to
// call from any thread. Errors as in db/issue_store.h.

#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

struct ItemFacts {
  std::string name;    // `issues/…/items/…`
  std::string sector;  // empty: none
  v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;
  std::vector<std::string> publishers;  // by name, once each
};

/// Facts of what was asked for, in that order; null for what is no published item's.
struct FoundFacts {
  std::vector<std::shared_ptr<const ItemFacts>> of_names;
  std::vector<std::shared_ptr<const ItemFacts>> of_urls;
  std::string change_cursor;  // that they are at least as new as
};

class ItemFactsReader {
 public:
  /// `database` must outlive the reader.
  explicit ItemFactsReader(Database* database) : database_(database) {}

  /// Items by name, and by the canonical URL (db/canonical_url.h) of a link: of
  /// several with that link the first in the order of listings.
  absl::StatusOr<FoundFacts> Find(const std::vector<std::string>& names,
                                  const std::vector<std::string>& canonical_urls, Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
