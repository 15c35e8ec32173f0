// Publishers for readers. Every public method is one transaction and safe to call
// from any thread. Errors as in db/issue_store.h.

#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/publisher.pb.h"
#include "db/database.h"
#include "db/deadline.h"
#include "db/page.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// A publisher and how much is known of it.
struct PublisherStanding {
  v1::PublisherProfile profile;
  std::int64_t item_count = 0;  // published items that name it
  std::string change_cursor;
};

class PublisherReader {
 public:
  /// `database` must outlive the reader.
  explicit PublisherReader(Database* database) : database_(database) {}

  /// Publishers by lower-case display name, then by name, without those merged
  /// into another; without `include_unpublished` those only that published items
  /// name. `after` is a Page::next, or empty; `limit` is 1 to 500.
  /// INVALID_ARGUMENT: `after` is not ours.
  absl::StatusOr<Page<v1::PublisherProfile>> List(bool include_unpublished, int limit,
                                                  const std::string& after, Deadline deadline);

  /// The publisher called `name`, or the one that it was merged into. NOT_FOUND
  /// (PUBLISHER_NOT_FOUND): never printed.
  absl::StatusOr<PublisherStanding> Get(const std::string& name, Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
