#include "db/item_facts.h"

#include <cstdint>
#include <utility>

#include "absl/strings/str_split.h"
#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/index_plans.h"
#include "db/item_place.h"
#include "db/publication_keys.h"
#include "db/run_transaction.h"

namespace pulse::db {
namespace {

// Names of publishers have no blanks. Basis 1 and 3: the links of KeyBasis.
constexpr Statement kFind{"find_item_facts", R"sql(
  SELECT found.by_url, found.number, items.issue || '/items/' || items.slug, coalesce(items.sector, ''), items.kind,
         (SELECT coalesce(string_agg(DISTINCT publisher, ' ' ORDER BY publisher), '') FROM item_publishers
          WHERE item_publishers.issue = items.issue AND item_publishers.item = items.position)
  FROM (
    SELECT false AS by_url, asked.number, items.issue, items.position
    FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS asked (issue, slug, number)
      JOIN items ON items.issue = asked.issue AND items.slug = asked.slug
    WHERE items.published
    UNION ALL
    SELECT true, asked.number, first.issue, first.position
    FROM unnest($3::bigint[]) WITH ORDINALITY AS asked (key, number)
      CROSS JOIN LATERAL (
        SELECT items.issue, items.position
        FROM publication_keys AS linked
          JOIN items ON items.issue = linked.issue AND items.position = linked.item
        WHERE linked.key = asked.key AND linked.basis IN (1, 3) AND items.published
        ORDER BY items.newest_first, items.issue_kind, items.issue, items.position LIMIT 1) AS first) AS found
    JOIN items ON items.issue = found.issue AND items.position = found.position)sql"};

std::shared_ptr<const ItemFacts> FactsOf(const pqxx::row& row) {
  auto facts = std::make_shared<ItemFacts>();
  facts->name = row[2].as<std::string>();
  facts->sector = row[3].as<std::string>();
  facts->kind = static_cast<v1::ItemKind>(row[4].as<int>());
  facts->publishers = absl::StrSplit(row[5].as<std::string>(), ' ', absl::SkipEmpty());
  return facts;
}

}  // namespace

absl::StatusOr<FoundFacts> ItemFactsReader::Find(const std::vector<std::string>& names,
                                                 const std::vector<std::string>& canonical_urls,
                                                 Deadline deadline) {
  std::vector<std::string> issues;
  std::vector<std::string> slugs;
  for (const std::string& name : names) {
    ItemName parts = SplitItemName(name);
    issues.push_back(std::move(parts.issue));
    slugs.push_back(std::move(parts.slug));
  }
  std::vector<std::int64_t> keys;
  for (const std::string& url : canonical_urls) keys.push_back(LinkKey(url));
  return RunTransaction(database_, deadline, Transaction::Access::kRead,
                        [&](Transaction& transaction) -> absl::StatusOr<FoundFacts> {
                          FoundFacts found;
                          found.of_names.resize(names.size());
                          found.of_urls.resize(canonical_urls.size());
                          found.change_cursor = ReadCursor(transaction);
                          AvoidTableScans(transaction);
                          for (const pqxx::row row : transaction.Execute(
                                   kFind, TextArray(issues), TextArray(slugs), IntegerArray(keys))) {
                            auto& facts = row[0].as<bool>() ? found.of_urls : found.of_names;
                            facts.at(row[1].as<std::size_t>() - 1) = FactsOf(row);
                          }
                          return found;
                        });
}

}  // namespace pulse::db
