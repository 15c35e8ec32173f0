// Items that a reader of one will find related. Safe to call from any thread.
// Errors as in db/issue_store.h.

#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/related_item.pb.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

class RelatedItems {
 public:
  /// `database` must outlive the object.
  explicit RelatedItems(Database* database) : database_(database) {}

  /// The whole answer, items whole, as related_item.proto promises. Empty: there
  /// is no item called `name`, or none that the caller may see.
  absl::StatusOr<std::optional<v1::ListRelatedItemsResponse>> Find(const std::string& name, int max_items,
                                                                   bool include_unpublished,
                                                                   Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
