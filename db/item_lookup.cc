// IssueStore::FindItems: items by name.

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr Statement kFindItems{"find_items", R"sql(
  SELECT asked.number, items.content, items.revision
  FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (issue, slug, number)
    JOIN items ON items.issue = asked.issue AND items.slug = asked.slug
  WHERE $3 OR items.published)sql"};

constexpr char kInfix[] = "/items/";

struct AskedItems {
  std::vector<std::string> issues;
  std::vector<std::string> slugs;
};

// A name without the infix is the name of no item: its slug stays empty.
AskedItems SplitNames(const std::vector<std::string>& names) {
  AskedItems asked;
  for (const std::string& name : names) {
    const std::size_t infix = name.find(kInfix);
    asked.issues.push_back(name.substr(0, infix));
    asked.slugs.push_back(infix == std::string::npos ? "" : name.substr(infix + sizeof(kInfix) - 1));
  }
  return asked;
}

absl::Status FillFound(const pqxx::result& rows, std::vector<std::optional<StoredItem>>* items) {
  for (const pqxx::row row : rows) {
    StoredItem& found = items->at(row[0].as<std::size_t>() - 1).emplace();
    if (!found.item.ParseFromString(BytesOf(row[1]))) {
      return ErrorWithReason(absl::StatusCode::kInternal, "ITEM_UNREADABLE", "a stored item cannot be read");
    }
    found.etag = EtagOf(found.item);
    found.revision = row[2].as<std::int64_t>();
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
    Transaction transaction(connection, Transaction::Access::kRead);
    found.change_cursor = ReadCursor(transaction);
    return FillFound(
        transaction.Execute(kFindItems, TextArray(asked.issues), TextArray(asked.slugs), include_unpublished),
        &found.items);
  });
  if (!status.ok()) return status;
  return found;
}

}  // namespace pulse::db
