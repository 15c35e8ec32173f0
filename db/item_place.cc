#include "db/item_place.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include "db/array_literal.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr Statement kFindPlace{"find_item_place", R"sql(
  SELECT newest_first, issue_kind, issue, position FROM items
  WHERE issue = $1 AND slug = $2 AND ($3 OR published))sql"};

constexpr Statement kReadItems{"read_items_at", R"sql(
  SELECT items.content
  FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS asked (issue, position, number)
    JOIN items ON items.issue = asked.issue AND items.position = asked.position
  ORDER BY asked.number)sql"};

}  // namespace

ItemName SplitItemName(const std::string& name) {
  constexpr std::string_view kInfix = "/items/";
  const std::size_t infix = name.find(kInfix);
  if (infix == std::string::npos) return {name, {}};
  return {name.substr(0, infix), name.substr(infix + kInfix.size())};
}

ItemPlace PlaceOf(const pqxx::row& row) {
  return {row[0].as<std::int64_t>(), row[1].as<std::int64_t>(), row[2].as<std::string>(),
          row[3].as<std::int64_t>()};
}

PlaceArrays::PlaceArrays(const std::vector<ItemPlace>& places) {
  std::vector<std::string> names;
  std::vector<std::int64_t> numbers;
  for (const ItemPlace& place : places) {
    names.push_back(place.issue);
    numbers.push_back(place.position);
  }
  issues = TextArray(names);
  positions = IntegerArray(numbers);
}

std::optional<ItemPlace> FindPlace(Transaction& transaction, const std::string& name,
                                   bool include_unpublished) {
  const auto [issue, slug] = SplitItemName(name);
  const pqxx::result rows = transaction.Execute(kFindPlace, issue, slug, include_unpublished);
  if (rows.empty()) return std::nullopt;
  return PlaceOf(rows[0]);
}

absl::StatusOr<std::vector<v1::Item>> ReadItems(Transaction& transaction,
                                                const std::vector<ItemPlace>& places) {
  const PlaceArrays asked(places);
  std::vector<v1::Item> items;
  for (const pqxx::row row : transaction.Execute(kReadItems, asked.issues, asked.positions)) {
    if (!items.emplace_back().ParseFromString(BytesOf(row[0]))) {
      return ErrorWithReason(absl::StatusCode::kInternal, "ITEM_UNREADABLE", "a stored item cannot be read");
    }
  }
  return items;
}

}  // namespace pulse::db
