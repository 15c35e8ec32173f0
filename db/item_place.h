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

/// `issues/2022-09/items/night-custody` in its parts: `issues/2022-09`, `night-custody`.
struct ItemName {
  std::string issue;
  std::string slug;
};

/// The parts of `name`; the slug is empty, and so no item's, where it is the name of
/// none.
ItemName SplitItemName(const std::string& name);

/// Where an item stands; in the order of listings, newest edition first.
struct ItemPlace {
  std::int64_t newest_first = 0;
  std::int64_t issue_kind = 0;
  std::string issue;
  std::int64_t position = 0;

  auto operator<=>(const ItemPlace&) const = default;
};

/// The place that a row begins with: newest_first, issue_kind, issue, position.
ItemPlace PlaceOf(const pqxx::row& row);

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
