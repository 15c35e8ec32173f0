#include "db/item_place.h"

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

constexpr char kInfix[] = "/items/";

}  // namespace

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
  const std::size_t infix = name.find(kInfix);
  if (infix == std::string::npos) return std::nullopt;
  const pqxx::result rows = transaction.Execute(kFindPlace, name.substr(0, infix),
                                                name.substr(infix + sizeof(kInfix) - 1), include_unpublished);
  if (rows.empty()) return std::nullopt;
  return ItemPlace{rows[0][0].as<std::int64_t>(), rows[0][1].as<std::int64_t>(), rows[0][2].as<std::string>(),
                   rows[0][3].as<std::int64_t>()};
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
