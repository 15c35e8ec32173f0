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

// A row begins with what it was read with: the newest change, and the revision of
// the issue where the page begins. So a page can be one statement.
constexpr char kListItems[] = R"sql(
  SELECT (SELECT coalesce(max(cursor), 0) FROM changes), (SELECT revision FROM issues WHERE name = $1::text),
         newest_first, issue_kind, issue, revision, position, content, slug, lower(title)
  FROM items WHERE )sql";

constexpr Statement kListItemNames{"list_item_names",
                                   "SELECT issue || '/items/' || slug FROM item_names WHERE issue = $1"};

bool IsByTitle(ItemOrder order) { return order == ItemOrder::kTitle || order == ItemOrder::kTitleReversed; }

// Where a page begins: behind one of these, or at the start.
struct Start {
  std::optional<ItemPosition> place;
  std::optional<TitlePosition> title;
};

absl::StatusOr<Start> ParseStart(ItemOrder order, const std::string& after) {
  Start start;
  if (after.empty()) return start;
  if (IsByTitle(order)) {
    absl::StatusOr<TitlePosition> title = ParseTitlePosition(after);
    if (!title.ok()) return title.status();
    start.title = *std::move(title);
  } else {
    absl::StatusOr<ItemPosition> place = ParseItemPosition(after);
    if (!place.ok()) return place.status();
    start.place = *std::move(place);
  }
  return start;
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

// The key of `start` in the order of KeyOf.
std::string KeyValue(ItemOrder order, const Start& start, ComposedStatement* statement) {
  if (start.title) {
    return "(" + statement->Add(start.title->title) + "::text, " + statement->Add(start.title->issue) +
           "::text, " + statement->Add(start.title->slug) + "::text)";
  }
  const IssuePosition& issue = start.place->issue;
  const std::int64_t edition = order == ItemOrder::kOldestFirst ? -issue.newest_first : issue.newest_first;
  return "(" + statement->Add(std::to_string(edition)) + "::integer, " +
         statement->Add(std::to_string(issue.kind)) + "::integer, " + statement->Add(issue.issue) +
         "::text, " + statement->Add(std::to_string(start.place->position)) + "::integer)";
}

// An index has the rows in order, whatever the values, of everything and of one
// issue, sector or kind.
bool OneIndexServes(const ItemSelection& selection) {
  const std::size_t chosen =
      selection.sectors.size() + selection.kinds.size() + (selection.issue.empty() ? 0 : 1);
  return TestsNothing(selection.condition) && chosen <= 1;
}

ComposedStatement PageStatement(const ItemSelection& selection, const Start& start, int rows) {
  ComposedStatement statement;
  statement.plan_fits_all = OneIndexServes(selection);
  statement.Add(start.place ? start.place->issue.issue : "");
  statement.sql = kListItems;
  AddSelection(selection, &statement);
  if (start.place || start.title) {
    const bool reversed = selection.order == ItemOrder::kTitleReversed;
    const ItemOrder ascending = reversed ? ItemOrder::kTitle : selection.order;
    statement.sql += std::string(" AND (") + KeyOf(ascending) + (reversed ? ") < " : ") > ") +
                     KeyValue(selection.order, start, &statement);
  }
  // A number in the text: without it no plan that is kept would be any good.
  statement.sql += std::string(" ORDER BY ") + KeyOf(selection.order) + " LIMIT " + std::to_string(rows);
  return statement;
}

// The page by one statement. No rows when it takes more: a filter is planned for its
// values, an empty page tells no cursor, and an issue may have been corrected since
// its page was read.
pqxx::result ReadAtOnce(Connection& connection, const ItemSelection& selection, const Start& start,
                        int rows) {
  if (!OneIndexServes(selection)) return {};
  Transaction transaction(connection, Transaction::Access::kReadOnce);
  pqxx::result page = transaction.Execute(PageStatement(selection, start, rows));
  const bool moved = !page.empty() && start.place && !page[0][1].is_null() &&
                     page[0][1].as<std::int64_t>() != start.place->revision;
  return moved ? pqxx::result() : page;
}

pqxx::result ReadInSteps(Transaction& transaction, ItemSelection selection, Start start, int rows) {
  FollowMerges(transaction, &selection.condition);
  if (start.place) start.place->position = PositionNow(transaction, *start.place);
  return transaction.Execute(PageStatement(selection, start, rows));
}

std::string PositionOf(const pqxx::row& row, ItemOrder order) {
  if (IsByTitle(order)) {
    return FormatTitlePosition(
        {row[4].as<std::string>(), row[8].as<std::string>(), row[9].as<std::string>()});
  }
  return FormatItemPosition({{row[2].as<std::int64_t>(), row[3].as<std::int64_t>(), row[4].as<std::string>()},
                             row[5].as<std::int64_t>(),
                             row[6].as<std::int64_t>()});
}

absl::Status FillPage(const pqxx::result& rows, ItemOrder order, int limit, Page<v1::Item>* page) {
  page->rows.reserve(static_cast<std::size_t>(rows.size()));
  for (const pqxx::row row : rows) {
    if (static_cast<int>(page->rows.size()) == limit) {
      page->next = PositionOf(rows[static_cast<pqxx::result::size_type>(limit - 1)], order);
      return absl::OkStatus();
    }
    if (!page->rows.emplace_back().ParseFromString(BytesOf(row[7]))) {
      return ErrorWithReason(absl::StatusCode::kInternal, "ITEM_UNREADABLE", "a stored item cannot be read");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Page<v1::Item>> IssueStore::ListItems(const ItemSelection& selection, int limit,
                                                     const std::string& after, Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  const absl::StatusOr<Start> start = ParseStart(selection.order, after);
  if (!start.ok()) return start.status();
  const int most = limit + 1;  // one row more than asked tells whether this page is the last
  Page<v1::Item> page;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    pqxx::result rows = ReadAtOnce(connection, selection, *start, most);
    if (!rows.empty()) {
      page.change_cursor = CursorOf(connection.store(), rows[0][0]);
    } else {
      Transaction transaction(connection, Transaction::Access::kRead);
      page.change_cursor = ReadCursor(transaction);
      rows = ReadInSteps(transaction, selection, *start, most);
    }
    return FillPage(rows, selection.order, limit, &page);
  });
  if (!status.ok()) return status;
  return page;
}

absl::StatusOr<std::set<std::string>> IssueStore::ListItemNames(const std::string& issue, Deadline deadline) {
  std::set<std::string> names;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    for (const pqxx::row row : transaction.Execute(kListItemNames, issue)) {
      names.insert(row[0].as<std::string>());
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return names;
}

}  // namespace pulse::db
