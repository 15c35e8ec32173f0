#include "db/item_tallies.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "db/array_literal.h"

namespace pulse::db {
namespace {

constexpr Statement kInsert{"insert_tallies", R"sql(
  WITH items AS (
    INSERT INTO item_tallies (issue, sector, kind, item_count, unsigned_count)
    SELECT $1, sector, kind, item_count, unsigned_count
    FROM unnest($2::text[], $3::integer[], $4::integer[], $5::integer[])
           AS tally (sector, kind, item_count, unsigned_count))
  INSERT INTO publisher_tallies (publisher, issue, sector, kind, item_count)
  SELECT publisher, $1, sector, kind, item_count
  FROM unnest($6::text[], $7::text[], $8::integer[], $9::integer[])
         AS tally (publisher, sector, kind, item_count))sql"};

struct Tally {
  std::int64_t items = 0;
  std::int64_t unsigned_items = 0;
};

struct Tallies {
  std::map<std::pair<std::string, std::int64_t>, Tally> of_items;  // sector, kind
  std::map<std::tuple<std::string, std::string, std::int64_t>, std::int64_t>
      of_publishers;  // publisher first

  void Add(const v1::Item& item) {
    Tally& tally = of_items[{item.sector(), item.kind()}];
    ++tally.items;
    if (item.publishers().empty()) ++tally.unsigned_items;
    std::set<std::string> names;
    for (const v1::Publisher& publisher : item.publishers()) names.insert(publisher.name());
    for (const std::string& name : names) ++of_publishers[{name, item.sector(), item.kind()}];
  }
};

}  // namespace

void InsertTallies(Transaction& transaction, const v1::Issue& issue) {
  Tallies tallies;
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) tallies.Add(item);
  }
  std::vector<std::string> sectors;
  std::vector<std::int64_t> kinds;
  std::vector<std::int64_t> counts;
  std::vector<std::int64_t> unsigned_counts;
  for (const auto& [key, tally] : tallies.of_items) {
    sectors.push_back(key.first);
    kinds.push_back(key.second);
    counts.push_back(tally.items);
    unsigned_counts.push_back(tally.unsigned_items);
  }
  std::vector<std::string> publishers;
  std::vector<std::string> publisher_sectors;
  std::vector<std::int64_t> publisher_kinds;
  std::vector<std::int64_t> publisher_counts;
  for (const auto& [key, count] : tallies.of_publishers) {
    publishers.push_back(std::get<0>(key));
    publisher_sectors.push_back(std::get<1>(key));
    publisher_kinds.push_back(std::get<2>(key));
    publisher_counts.push_back(count);
  }
  transaction.Execute(kInsert, issue.name(), TextArray(sectors), IntegerArray(kinds), IntegerArray(counts),
                      IntegerArray(unsigned_counts), TextArray(publishers), TextArray(publisher_sectors),
                      IntegerArray(publisher_kinds), IntegerArray(publisher_counts));
}

}  // namespace pulse::db
