// The reads of IssueStore that answer items.

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/condition_sql.h"
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/item_position.h"
#include "db/page_position.h"
#include "db/publisher_aliases.h"
#include "db/revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr char kListItems[] = R"sql(
  SELECT newest_first, issue_kind, issue, revision, position, content, slug, lower(title)
  FROM items WHERE )sql";

constexpr Statement kCurrentRevision{"current_revision", "SELECT revision FROM issues WHERE name = $1"};

constexpr Statement kCurrentPositions{"current_positions",
                                      "SELECT slug, position FROM items WHERE issue = $1"};

constexpr Statement kGetRevision{"get_revision",
                                 "SELECT content FROM issue_revisions WHERE issue = $1 AND revision = $2"};

constexpr Statement kListItemNames{"list_item_names",
                                   "SELECT issue || '/items/' || slug FROM item_names WHERE issue = $1"};

// Names of the items of a stored revision, in printed order.
std::vector<std::string> SlugsOfRevision(Transaction& transaction, const std::string& issue,
                                         std::int64_t revision) {
  std::vector<std::string> slugs;
  v1::Issue stored;
  const pqxx::result rows = transaction.Execute(kGetRevision, issue, revision);
  if (rows.empty() || !stored.ParseFromString(BytesOf(rows[0][0]))) return slugs;
  for (const v1::Section& section : stored.sections()) {
    for (const v1::Item& item : section.items()) slugs.push_back(ItemSlug(item));
  }
  return slugs;
}

}  // namespace

std::int64_t PositionNow(Transaction& transaction, const ItemPosition& position) {
  if (position.position < 0) return position.position;
  const pqxx::result revision = transaction.Execute(kCurrentRevision, position.issue.issue);
  if (revision.empty() || revision[0][0].as<std::int64_t>() == position.revision) return position.position;
  std::map<std::string, std::int64_t> now;
  for (const pqxx::row row : transaction.Execute(kCurrentPositions, position.issue.issue)) {
    now.emplace(row[0].as<std::string>(), row[1].as<std::int64_t>());
  }
  const std::vector<std::string> slugs =
      SlugsOfRevision(transaction, position.issue.issue, position.revision);
  auto passed = std::min(static_cast<std::size_t>(position.position) + 1, slugs.size());
  while (passed > 0) {
    const auto found = now.find(slugs[--passed]);
    if (found != now.end()) return found->second;
  }
  return -1;
}

namespace {

bool IsByTitle(ItemOrder order) { return order == ItemOrder::kTitle || order == ItemOrder::kTitleReversed; }

// The condition that rows come after `after`, by the position as it is now.
absl::StatusOr<std::string> ItemsAfter(Transaction& transaction, ItemOrder order, const std::string& after,
                                       ComposedStatement* statement) {
  const absl::StatusOr<ItemPosition> start = ParseItemPosition(after);
  if (!start.ok()) return start.status();
  const std::int64_t edition =
      order == ItemOrder::kOldestFirst ? -start->issue.newest_first : start->issue.newest_first;
  return "(" + statement->Add(std::to_string(edition)) + "::integer, " +
         statement->Add(std::to_string(start->issue.kind)) + "::integer, " +
         statement->Add(start->issue.issue) + "::text, " +
         statement->Add(std::to_string(PositionNow(transaction, *start))) + "::integer)";
}

absl::StatusOr<std::string> TitlesAfter(const std::string& after, ComposedStatement* statement) {
  const absl::StatusOr<TitlePosition> start = ParseTitlePosition(after);
  if (!start.ok()) return start.status();
  return "(" + statement->Add(start->title) + "::text, " + statement->Add(start->issue) + "::text, " +
         statement->Add(start->slug) + "::text)";
}

// The columns of an index each, so that a page costs the same at any depth.
const char* KeyOf(ItemOrder order) {
  switch (order) {
    case ItemOrder::kNewestFirst:
      return "newest_first, issue_kind, issue, position";
    case ItemOrder::kOldestFirst:
      return "(-newest_first), issue_kind, issue, position";
    case ItemOrder::kTitle:
      return "lower(title) COLLATE \"C\", issue, slug";
    case ItemOrder::kTitleReversed:
      return "lower(title) COLLATE \"C\" DESC, issue DESC, slug DESC";
  }
  return "";
}

// One sector or kind by itself can be the start of an index; several cannot.
std::string OneOf(const std::string& column, std::vector<std::string> values, const std::string& type,
                  ComposedStatement* statement) {
  if (values.size() == 1) return column + " = " + statement->Add(std::move(values[0])) + "::" + type;
  return column + " = ANY (" + statement->Add(TextArray(values)) + "::" + type + "[])";
}

void AddSelection(const ItemSelection& selection, ComposedStatement* statement) {
  statement->sql += ConditionSql(Table::kItems, selection.condition, statement);
  if (!selection.include_unpublished) statement->sql += " AND published";
  if (!selection.issue.empty())
    statement->sql += " AND issue = " + statement->Add(selection.issue) + "::text";
  if (!selection.sectors.empty()) {
    statement->sql += " AND " + OneOf("sector", selection.sectors, "text", statement);
  }
  if (selection.kinds.empty()) return;
  std::vector<std::string> kinds;
  for (const v1::ItemKind kind : selection.kinds) kinds.push_back(std::to_string(kind));
  statement->sql += " AND " + OneOf("kind", std::move(kinds), "integer", statement);
}

absl::StatusOr<pqxx::result> SelectItems(Transaction& transaction, const ItemSelection& selection,
                                         const std::string& after, int rows) {
  ComposedStatement statement;
  statement.sql = kListItems;
  ItemSelection followed = selection;
  FollowMerges(transaction, &followed.condition);
  AddSelection(followed, &statement);
  if (!after.empty()) {
    const auto start = IsByTitle(selection.order)
                           ? TitlesAfter(after, &statement)
                           : ItemsAfter(transaction, selection.order, after, &statement);
    if (!start.ok()) return start.status();
    const bool reversed = selection.order == ItemOrder::kTitleReversed;
    const ItemOrder ascending = reversed ? ItemOrder::kTitle : selection.order;
    statement.sql += std::string(" AND (") + KeyOf(ascending) + (reversed ? ") < " : ") > ") + *start;
  }
  statement.sql += std::string(" ORDER BY ") + KeyOf(selection.order) + " LIMIT " +
                   statement.Add(std::to_string(rows)) + "::integer";
  return transaction.Execute(statement);
}

std::string PositionOf(const pqxx::row& row, ItemOrder order) {
  if (IsByTitle(order)) {
    return FormatTitlePosition(
        {row[2].as<std::string>(), row[6].as<std::string>(), row[7].as<std::string>()});
  }
  return FormatItemPosition({{row[0].as<std::int64_t>(), row[1].as<std::int64_t>(), row[2].as<std::string>()},
                             row[3].as<std::int64_t>(),
                             row[4].as<std::int64_t>()});
}

absl::Status FillPage(const pqxx::result& rows, ItemOrder order, int limit, Page<v1::Item>* page) {
  for (const pqxx::row row : rows) {
    if (static_cast<int>(page->rows.size()) == limit) {
      page->next = PositionOf(rows[static_cast<pqxx::result::size_type>(limit - 1)], order);
      return absl::OkStatus();
    }
    if (!page->rows.emplace_back().ParseFromString(BytesOf(row[5]))) {
      return ErrorWithReason(absl::StatusCode::kInternal, "ITEM_UNREADABLE", "a stored item cannot be read");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Page<v1::Item>> IssueStore::ListItems(const ItemSelection& selection, int limit,
                                                     const std::string& after, Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  Page<v1::Item> page;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    page.change_cursor = ReadCursor(transaction);
    // One row more than asked tells whether this page is the last.
    const absl::StatusOr<pqxx::result> rows = SelectItems(transaction, selection, after, limit + 1);
    if (!rows.ok()) return rows.status();
    return FillPage(*rows, selection.order, limit, &page);
  });
  if (!status.ok()) return status;
  return page;
}

absl::StatusOr<std::set<std::string>> IssueStore::ListItemNames(const std::string& issue, Deadline deadline) {
  std::set<std::string> names;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    for (const pqxx::row row : transaction.Execute(kListItemNames, issue)) {
      names.insert(row[0].as<std::string>());
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return names;
}

}  // namespace pulse::db
