// IssueStore::FindItems: items by name.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/item_place.h"
#include "db/revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// One row at least, also when no item is found.
constexpr Statement kFindItems{"find_items", R"sql(
  SELECT log.cursor, found.number, found.content, found.revision
  FROM (SELECT coalesce(max(cursor), 0) AS cursor FROM changes) AS log
    LEFT JOIN (
      SELECT asked.number, items.content, items.revision
      FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (issue, slug, number)
        JOIN items ON items.issue = asked.issue AND items.slug = asked.slug
      WHERE $3 OR items.published) AS found ON true)sql"};

// The same of one item, of which the database keeps the plan: it would make a new
// one for every array.
constexpr Statement kFindItem{"find_item", R"sql(
  SELECT log.cursor, found.number, found.content, found.revision
  FROM (SELECT coalesce(max(cursor), 0) AS cursor FROM changes) AS log
    LEFT JOIN (
      SELECT 1 AS number, content, revision FROM items
      WHERE issue = $1 AND slug = $2 AND ($3 OR published)) AS found ON true)sql"};

struct AskedItems {
  std::vector<std::string> issues;
  std::vector<std::string> slugs;
};

AskedItems SplitNames(const std::vector<std::string>& names) {
  AskedItems asked;
  for (const std::string& name : names) {
    ItemName parts = SplitItemName(name);
    asked.issues.push_back(std::move(parts.issue));
    asked.slugs.push_back(std::move(parts.slug));
  }
  return asked;
}

absl::Status FillFound(const pqxx::result& rows, std::vector<std::optional<StoredItem>>* items) {
  for (const pqxx::row row : rows) {
    if (row[1].is_null()) return absl::OkStatus();
    StoredItem& found = items->at(row[1].as<std::size_t>() - 1).emplace();
    if (!found.item.ParseFromString(BytesOf(row[2]))) {
      return ErrorWithReason(absl::StatusCode::kInternal, "ITEM_UNREADABLE", "a stored item cannot be read");
    }
    found.etag = EtagOf(found.item);
    found.revision = row[3].as<std::int64_t>();
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FoundItems> IssueStore::FindItems(const std::vector<std::string>& names,
                                                 bool include_unpublished, Deadline deadline) {
  FoundItems found;
  found.items.resize(names.size());
  const AskedItems asked = SplitNames(names);
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    const pqxx::result rows =
        names.size() == 1
            ? transaction.Execute(kFindItem, asked.issues[0], asked.slugs[0], include_unpublished)
            : transaction.Execute(kFindItems, TextArray(asked.issues), TextArray(asked.slugs),
                                  include_unpublished);
    found.change_cursor = CursorOf(transaction.store(), rows[0][0]);
    return FillFound(rows, &found.items);
  });
  if (!status.ok()) return status;
  return found;
}

}  // namespace pulse::db
