#include "db/repeat_publications.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "db/change_log.h"
#include "db/connection.h"
#include "db/index_plans.h"
#include "db/item_place.h"
#include "db/item_position.h"
#include "db/page_position.h"
#include "db/publication_group.h"
#include "db/run_transaction.h"

namespace pulse::db {
namespace {

constexpr int kMostWalked = 5'000;

// Walks the items in the order of listings from $1..$4. Answers those that share a
// key with another and with none that is newer, and the last one walked.
constexpr Statement kWalk{"walk_repeats", R"sql(
  WITH walked AS (
    SELECT newest_first, issue_kind, issue, position, revision,
           row_number() OVER (ORDER BY newest_first, issue_kind, issue, position) AS number
    FROM (SELECT newest_first, issue_kind, issue, position, revision FROM items
          WHERE (newest_first, issue_kind, issue, position) > ($1, $2, $3, $4) AND ($5 OR published)
          ORDER BY newest_first, issue_kind, issue, position LIMIT $6) AS next_items),
  judged AS (
    SELECT walked.*, shared.repeated AND NOT shared.newer AS first_of_its_kind
    FROM walked CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(sharers.items BETWEEN 2 AND $7), false) AS repeated,
             coalesce(bool_or(sharers.items BETWEEN 2 AND $7 AND sharers.newer), false) AS newer
      FROM publication_keys AS mine CROSS JOIN LATERAL (
        SELECT count(*) AS items,
               bool_or((few.newest_first, few.issue_kind, few.issue, few.position) <
                       (walked.newest_first, walked.issue_kind, walked.issue, walked.position)) AS newer
        FROM (SELECT items.newest_first, items.issue_kind, items.issue, items.position
              FROM publication_keys AS other
                JOIN items ON items.issue = other.issue AND items.position = other.item
              WHERE other.key = mine.key AND other.basis = mine.basis AND ($5 OR items.published)
              LIMIT $7 + 1) AS few) AS sharers
      WHERE mine.issue = walked.issue AND mine.item = walked.position AND mine.basis IN (1, 2)) AS shared)
  SELECT newest_first, issue_kind, issue, position, revision, first_of_its_kind, number FROM judged
  WHERE first_of_its_kind OR number = $6 ORDER BY number)sql"};

absl::StatusOr<v1::RepeatPublication> PublicationOf(Transaction& transaction, PublicationGroup group) {
  std::reverse(group.items.begin(), group.items.end());  // oldest edition first
  absl::StatusOr<std::vector<v1::Item>> items = ReadItems(transaction, group.items);
  if (!items.ok()) return items.status();
  v1::RepeatPublication publication;
  publication.set_basis(group.basis);
  for (v1::Item& item : *items) *publication.add_items() = std::move(item);
  return publication;
}

std::string PositionOf(const pqxx::row& row) {
  const ItemPlace place = PlaceOf(row);
  return FormatItemPosition(
      {{place.newest_first, place.issue_kind, place.issue}, row[4].as<std::int64_t>(), place.position});
}

absl::StatusOr<Page<v1::RepeatPublication>> ListIn(Transaction& transaction, bool include_unpublished,
                                                   int limit, const ItemPosition& after) {
  Page<v1::RepeatPublication> page;
  page.change_cursor = ReadCursor(transaction);
  AvoidTableScans(transaction);
  const std::int64_t position = PositionNow(transaction, after);
  for (const pqxx::row row :
       transaction.Execute(kWalk, after.issue.newest_first, after.issue.kind, after.issue.issue, position,
                           include_unpublished, kMostWalked, kMostSharers)) {
    if (row[5].as<bool>()) {
      const ItemPlace place = PlaceOf(row);
      PublicationGroup group = FindGroup(transaction, place, include_unpublished);
      // Through others it may hang together with a newer one, which answers it.
      if (group.items.front() == place) {
        absl::StatusOr<v1::RepeatPublication> publication = PublicationOf(transaction, std::move(group));
        if (!publication.ok()) return publication.status();
        page.rows.push_back(*std::move(publication));
      }
    }
    const bool full = static_cast<int>(page.rows.size()) == limit;
    if (full || row[6].as<int>() == kMostWalked) {
      page.next = PositionOf(row);
      return page;
    }
  }
  return page;
}

using FoundPage = std::optional<Page<v1::RepeatPublication>>;

absl::StatusOr<FoundPage> FindIn(Transaction& transaction, const std::string& name,
                                 bool include_unpublished) {
  Page<v1::RepeatPublication> page;
  page.change_cursor = ReadCursor(transaction);
  AvoidTableScans(transaction);
  const std::optional<ItemPlace> place = FindPlace(transaction, name, include_unpublished);
  if (!place) return FoundPage();
  PublicationGroup group = FindGroup(transaction, *place, include_unpublished);
  if (group.items.size() > 1) {
    absl::StatusOr<v1::RepeatPublication> publication = PublicationOf(transaction, std::move(group));
    if (!publication.ok()) return publication.status();
    page.rows.push_back(*std::move(publication));
  }
  return FoundPage(std::move(page));
}

}  // namespace

absl::StatusOr<Page<v1::RepeatPublication>> RepeatPublications::List(bool include_unpublished, int limit,
                                                                     const std::string& after,
                                                                     Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  const absl::StatusOr<ItemPosition> start = ParseItemPosition(after);
  if (!start.ok()) return start.status();
  return RunTransaction(database_, deadline, Transaction::Access::kRead, [&](Transaction& transaction) {
    return ListIn(transaction, include_unpublished, limit, *start);
  });
}

absl::StatusOr<FoundPage> RepeatPublications::Find(const std::string& name, bool include_unpublished,
                                                   Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead, [&](Transaction& transaction) {
    return FindIn(transaction, name, include_unpublished);
  });
}

}  // namespace pulse::db
