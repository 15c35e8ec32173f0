// Publications that appear in the archive more than once. Safe to call from any
// thread. Errors as in db/issue_store.h.

#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/related_item.pb.h"
#include "db/database.h"
#include "db/deadline.h"
#include "db/page.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

class RepeatPublications {
 public:
  /// `database` must outlive the object.
  explicit RepeatPublications(Database* database) : database_(database) {}

  /// Those of the archive, by newest appearance; items whole. `after` is a
  /// Page::next, or empty; `limit` is 1 to 500. A page looks at 5,000 items at
  /// most, so that it may be short, or empty, and not the last.
  /// INVALID_ARGUMENT: `after` is not ours.
  absl::StatusOr<Page<v1::RepeatPublication>> List(bool include_unpublished, int limit,
                                                   const std::string& after, Deadline deadline);

  /// That of the item called `name`, on a page of none or one. Empty: there is no
  /// such item, or none that the caller may see.
  absl::StatusOr<std::optional<Page<v1::RepeatPublication>>> Find(const std::string& name,
                                                                  bool include_unpublished,
                                                                  Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
