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
#include "db/connection.h"
#include "db/issue_store.h"
#include "db/page_position.h"
#include "db/revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// Walks the index that has the listing's order. An empty array selects any.
constexpr Statement kListItems{"list_items", R"sql(
  SELECT newest_first, issue_kind, issue, revision, position, content
  FROM items
  WHERE (newest_first, issue_kind, issue, position) > ($1, $2, $3, $4)
    AND ($5 OR published)
    AND ($6::text[] = '{}' OR sector = ANY ($6::text[]))
    AND ($7::integer[] = '{}' OR kind = ANY ($7::integer[]))
  ORDER BY newest_first, issue_kind, issue, position LIMIT $8)sql"};

// The same within one issue, by the primary key: the walk above would start at
// the newest issue and pass over every item in between.
constexpr Statement kListItemsOfIssue{"list_items_of_issue", R"sql(
  SELECT newest_first, issue_kind, issue, revision, position, content
  FROM items
  WHERE issue = $1 AND position > $2
    AND ($3 OR published)
    AND ($4::text[] = '{}' OR sector = ANY ($4::text[]))
    AND ($5::integer[] = '{}' OR kind = ANY ($5::integer[]))
  ORDER BY position LIMIT $6)sql"};

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

// Where to go on after `position` when the issue has been corrected since: after
// the last item that the reader has passed and that is still there. So an item
// that stays is neither skipped nor repeated, whatever came or went around it.
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

pqxx::result SelectItems(Transaction& transaction, const ItemSelection& selection, const ItemPosition& start,
                         int limit) {
  const std::string sectors = TextArray(selection.sectors);
  const std::string kinds = IntegerArray({selection.kinds.begin(), selection.kinds.end()});
  const std::int64_t position = PositionNow(transaction, start);
  if (!selection.issue.empty()) {
    return transaction.Execute(kListItemsOfIssue, selection.issue, position, selection.include_unpublished,
                               sectors, kinds, limit);
  }
  return transaction.Execute(kListItems, start.issue.newest_first, start.issue.kind, start.issue.issue,
                             position, selection.include_unpublished, sectors, kinds, limit);
}

std::string PositionOf(const pqxx::row& row) {
  return FormatItemPosition({{row[0].as<std::int64_t>(), row[1].as<std::int64_t>(), row[2].as<std::string>()},
                             row[3].as<std::int64_t>(),
                             row[4].as<std::int64_t>()});
}

absl::Status FillPage(const pqxx::result& rows, int limit, Page<v1::Item>* page) {
  for (const pqxx::row row : rows) {
    if (static_cast<int>(page->rows.size()) == limit) {
      page->next = PositionOf(rows[static_cast<pqxx::result::size_type>(limit - 1)]);
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
  const absl::StatusOr<ItemPosition> start = ParseItemPosition(after);
  if (!start.ok()) return start.status();
  Page<v1::Item> page;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    page.change_cursor = ReadCursor(transaction);
    // One row more than asked tells whether this page is the last.
    return FillPage(SelectItems(transaction, selection, *start, limit + 1), limit, &page);
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
