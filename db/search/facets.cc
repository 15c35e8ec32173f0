#include "db/search/facets.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "db/array_literal.h"

namespace pulse::db {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr Statement kSectorNames{"search_sector_names", "SELECT name, display_name FROM sectors"};

constexpr Statement kCountPublishers{"search_count_publishers", R"sql(
  SELECT counted.publisher, publishers.display_name, counted.items
  FROM (SELECT printed.publisher, count(DISTINCT found.number) AS items
        FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS found (issue, position, number),
          LATERAL (SELECT publisher FROM item_publishers
                   WHERE item_publishers.issue = found.issue AND item_publishers.item = found.position
                   OFFSET 0) AS printed  -- one by one, by the key
        GROUP BY printed.publisher ORDER BY items DESC, printed.publisher LIMIT $3) AS counted
    JOIN publishers ON publishers.name = counted.publisher
  ORDER BY counted.items DESC, counted.publisher)sql"};

void Add(v1::SearchFacet* facet, std::string value, std::string display_name, std::int64_t count) {
  v1::SearchFacetCount* added = facet->add_counts();
  added->set_value(std::move(value));
  added->set_display_name(std::move(display_name));
  added->set_count(count);
}

// Most first, then by value, which the map has them in.
void AddSorted(const std::map<std::string, std::int64_t>& counts,
               const std::map<std::string, std::string>& display_names, v1::SearchFacet* facet) {
  std::vector<std::pair<std::string, std::int64_t>> sorted(counts.begin(), counts.end());
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  for (auto& [value, count] : sorted) {
    const auto name = display_names.find(value);
    std::string display_name = name == display_names.end() ? value : name->second;
    Add(facet, std::move(value), std::move(display_name), count);
  }
}

std::string ValueOf(const Candidate& match, v1::SearchFacetField field) {
  switch (field) {
    case v1::SEARCH_FACET_FIELD_SECTOR:
      return match.sector;
    case v1::SEARCH_FACET_FIELD_KIND:
      return v1::ItemKind_Name(static_cast<v1::ItemKind>(match.kind));
    default:
      return std::to_string((-match.newest_first - 1) / 12);
  }
}

void CountPublishers(Transaction& transaction, const std::vector<Candidate>& matches,
                     v1::SearchFacet* facet) {
  std::vector<std::string> issues;
  std::vector<std::int64_t> positions;
  for (const Candidate& match : matches) {
    issues.push_back(match.issue);
    positions.push_back(match.position);
  }
  for (const pqxx::row row : transaction.Execute(kCountPublishers, TextArray(issues), IntegerArray(positions),
                                                 kMaxPublisherCounts)) {
    Add(facet, row[0].as<std::string>(), row[1].as<std::string>(), row[2].as<std::int64_t>());
  }
}

}  // namespace

std::vector<v1::SearchFacet> CountFacets(Transaction& transaction,
                                         const std::vector<v1::SearchFacetField>& fields,
                                         const std::vector<Candidate>& matches) {
  std::vector<v1::SearchFacet> facets;
  for (const v1::SearchFacetField field : fields) {
    v1::SearchFacet& facet = facets.emplace_back();
    facet.set_field(field);
    if (field == v1::SEARCH_FACET_FIELD_PUBLISHER) {
      CountPublishers(transaction, matches, &facet);
      continue;
    }
    std::map<std::string, std::string> display_names;
    if (field == v1::SEARCH_FACET_FIELD_SECTOR) {
      for (const pqxx::row row : transaction.Execute(kSectorNames))
        display_names.emplace(row[0].as<std::string>(), row[1].as<std::string>());
    }
    std::map<std::string, std::int64_t> counts;
    for (const Candidate& match : matches) ++counts[ValueOf(match, field)];
    AddSorted(counts, display_names, &facet);
  }
  return facets;
}

}  // namespace pulse::db
