// Items by where they stand. For db/ only.

#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "db/connection.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// Where an item stands; in the order of listings, newest edition first.
struct ItemPlace {
  std::int64_t newest_first = 0;
  std::int64_t issue_kind = 0;
  std::string issue;
  std::int64_t position = 0;

  auto operator<=>(const ItemPlace&) const = default;
};

/// The places of items as the database takes them: $1::text[], $2::integer[].
struct PlaceArrays {
  explicit PlaceArrays(const std::vector<ItemPlace>& places);

  std::string issues;
  std::string positions;
};

/// Where the item called `name` stands; nothing when there is none, or none that
/// the caller may see.
std::optional<ItemPlace> FindPlace(Transaction& transaction, const std::string& name,
                                   bool include_unpublished);

/// The items at `places`, in that order.
absl::StatusOr<std::vector<v1::Item>> ReadItems(Transaction& transaction,
                                                const std::vector<ItemPlace>& places);

}  // namespace pulse::db
