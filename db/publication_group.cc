#include "db/publication_group.h"

#include <set>
#include <utility>

namespace pulse::db {
namespace {

// One step from $1, $2 along the keys that few share. Basis 1 and 2: KeyBasis.
constexpr Statement kNeighbours{"publication_neighbours", R"sql(
  SELECT DISTINCT sharer.newest_first, sharer.issue_kind, sharer.issue, sharer.position, mine.basis
  FROM unnest($1::text[], $2::integer[]) AS asked (issue, item)
    JOIN publication_keys AS mine
      ON mine.issue = asked.issue AND mine.item = asked.item AND mine.basis IN (1, 2)
    CROSS JOIN LATERAL (
      SELECT items.newest_first, items.issue_kind, items.issue, items.position, count(*) OVER () AS sharers
      FROM (SELECT items.newest_first, items.issue_kind, items.issue, items.position
            FROM publication_keys AS other
              JOIN items ON items.issue = other.issue AND items.position = other.item
            WHERE other.key = mine.key AND other.basis = mine.basis AND ($3 OR items.published)
            LIMIT $4 + 1) AS items) AS sharer
  WHERE sharer.sharers BETWEEN 2 AND $4)sql"};

}  // namespace

PublicationGroup FindGroup(Transaction& transaction, const ItemPlace& item, bool include_unpublished) {
  PublicationGroup group;
  std::set<ItemPlace> found{item};
  std::vector<ItemPlace> frontier{item};
  while (!frontier.empty() && found.size() < kMostAppearances) {
    const PlaceArrays asked(frontier);
    frontier.clear();
    for (const pqxx::row row :
         transaction.Execute(kNeighbours, asked.issues, asked.positions, include_unpublished, kMostSharers)) {
      ItemPlace place = PlaceOf(row);
      const auto basis = static_cast<v1::RepeatPublicationBasis>(row[4].as<int>());
      if (group.basis != v1::REPEAT_PUBLICATION_BASIS_LINK) group.basis = basis;
      if (found.insert(place).second) frontier.push_back(std::move(place));
    }
  }
  for (const ItemPlace& place : found) {
    if (group.items.size() < kMostAppearances) group.items.push_back(place);
  }
  return group;
}

}  // namespace pulse::db
