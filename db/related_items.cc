#include "db/related_items.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "db/array_literal.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/index_plans.h"
#include "db/item_place.h"
#include "db/publication_group.h"
#include "db/rare_words.h"
#include "db/run_transaction.h"

namespace pulse::db {
namespace {

// The parts of a score (related_item.proto).
constexpr double kWords = 0.7;
constexpr double kPublisher = 0.15;
constexpr double kSector = 0.1;
constexpr double kKind = 0.05;

// The newest of each of the publishers ($1), and of the sector ($2). A publisher's are
// in the order of its index, by issue: the names of issues go with their editions.
Statement Neighbours() {
  static const std::string kSql = std::string("SELECT ") + kPlacedItemColumns + R"sql(
    FROM unnest($1::text[]) AS asked (name) CROSS JOIN LATERAL (
      SELECT items.* FROM item_publishers AS printed
        JOIN items ON items.issue = printed.issue AND items.position = printed.item
      WHERE printed.publisher = asked.name AND ($3 OR items.published)
      ORDER BY printed.issue DESC, printed.item DESC LIMIT 100) AS newest
    UNION ALL
    (SELECT )sql" + kPlacedItemColumns +
                                  R"sql( FROM items WHERE sector = $2 AND ($3 OR published)
     ORDER BY newest_first, issue_kind, issue, position LIMIT 100))sql";
  return {"related_neighbours", kSql.c_str()};
}

// Which of the publishers ($3) the items ($1, $2) have.
constexpr Statement kSharedPublishers{"related_publishers", R"sql(
  SELECT asked.number, printed.publisher
  FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY AS asked (issue, item, number)
    JOIN item_publishers AS printed ON printed.issue = asked.issue AND printed.item = asked.item
  WHERE printed.publisher = ANY ($3::text[]))sql"};

struct Candidate {
  std::string sector;
  int kind = 0;
  std::vector<std::size_t> words;    // indices into the subject's, in order
  std::set<std::string> publishers;  // that it shares with the subject
};

using Candidates = std::map<ItemPlace, Candidate>;

struct Related {
  ItemPlace place;
  double score = 0;
  std::vector<v1::RelatedItemReason> reasons;
};

struct Subject {
  ItemPlace place;
  v1::Item item;
  std::vector<RareWord> words;
  double all_words = 0;  // their weight
};

Candidate& Entry(const PlacedItem& item, Candidates* candidates) {
  Candidate& entry = (*candidates)[item.place];
  entry.sector = item.sector;
  entry.kind = item.kind;
  return entry;
}

// Items that share a word, and the newest that share a publisher or the sector; without
// the item itself and its other appearances.
Candidates FindCandidates(Transaction& transaction, const Subject& subject, bool include_unpublished) {
  Candidates candidates;
  for (std::size_t word = 0; word < subject.words.size(); ++word) {
    for (const PlacedItem& item : subject.words[word].items) Entry(item, &candidates).words.push_back(word);
  }
  std::vector<std::string> publishers;
  for (const v1::Publisher& publisher : subject.item.publishers()) publishers.push_back(publisher.name());
  const std::string named = TextArray(publishers);
  for (const pqxx::row row :
       transaction.Execute(Neighbours(), named, subject.item.sector(), include_unpublished))
    Entry(PlacedItemOf(row), &candidates);
  for (const ItemPlace& same : FindGroup(transaction, subject.place, include_unpublished).items)
    candidates.erase(same);
  std::vector<ItemPlace> places;
  std::vector<Candidate*> in_order;
  for (auto& [place, candidate] : candidates) {
    places.push_back(place);
    in_order.push_back(&candidate);
  }
  const PlaceArrays asked(places);
  for (const pqxx::row row : transaction.Execute(kSharedPublishers, asked.issues, asked.positions, named))
    in_order[row[0].as<std::size_t>() - 1]->publishers.insert(row[1].as<std::string>());
  return candidates;
}

void AddReason(v1::RelatedItemBasis basis, double weight, std::vector<std::string> shared, Related* related) {
  v1::RelatedItemReason& reason = related->reasons.emplace_back();
  reason.set_basis(basis);
  reason.set_weight(weight);
  for (std::string& one : shared) reason.add_shared(std::move(one));
  related->score += weight;
}

Related Judge(const ItemPlace& place, const Candidate& candidate, const Subject& subject) {
  Related related;
  related.place = place;
  double weight = 0;
  std::vector<std::string> words;
  for (const std::size_t word : candidate.words) {
    weight += subject.words[word].weight;
    words.push_back(subject.words[word].printed);
  }
  if (!words.empty())
    AddReason(v1::RELATED_ITEM_BASIS_WORDS, kWords * weight / subject.all_words, std::move(words), &related);
  if (!candidate.publishers.empty()) {
    AddReason(v1::RELATED_ITEM_BASIS_PUBLISHER, kPublisher,
              {candidate.publishers.begin(), candidate.publishers.end()}, &related);
  }
  if (!candidate.sector.empty() && candidate.sector == subject.item.sector())
    AddReason(v1::RELATED_ITEM_BASIS_SECTOR, kSector, {candidate.sector}, &related);
  if (candidate.kind != v1::ITEM_KIND_UNSPECIFIED && candidate.kind == subject.item.kind())
    AddReason(v1::RELATED_ITEM_BASIS_KIND, kKind, {v1::ItemKind_Name(subject.item.kind())}, &related);
  std::stable_sort(related.reasons.begin(), related.reasons.end(),
                   [](const auto& a, const auto& b) { return a.weight() > b.weight(); });
  return related;
}

// The nearest first.
std::vector<Related> Rank(Transaction& transaction, const Subject& subject, std::size_t max_items,
                          bool include_unpublished) {
  std::vector<Related> ranked;
  for (const auto& [place, candidate] : FindCandidates(transaction, subject, include_unpublished)) {
    Related related = Judge(place, candidate, subject);
    if (!related.reasons.empty()) ranked.push_back(std::move(related));
  }
  std::sort(ranked.begin(), ranked.end(), [](const Related& a, const Related& b) {
    return a.score != b.score ? a.score > b.score : a.place < b.place;
  });
  if (ranked.size() > max_items) ranked.resize(max_items);
  return ranked;
}

using MaybeRelated = std::optional<v1::ListRelatedItemsResponse>;

absl::StatusOr<MaybeRelated> FindIn(Transaction& transaction, const std::string& name, std::size_t max_items,
                                    bool include_unpublished) {
  v1::ListRelatedItemsResponse response;
  response.set_change_cursor(ReadCursor(transaction));
  AvoidTableScans(transaction);
  const std::optional<ItemPlace> place = FindPlace(transaction, name, include_unpublished);
  if (!place) return MaybeRelated();
  absl::StatusOr<std::vector<v1::Item>> read = ReadItems(transaction, {*place});
  if (!read.ok()) return read.status();
  Subject subject{*place, std::move(read->front()), {}, 0};
  subject.words = FindRareWords(transaction, subject.item.title(), subject.item.body(), include_unpublished);
  for (const RareWord& word : subject.words) subject.all_words += word.weight;

  std::vector<Related> ranked = Rank(transaction, subject, max_items, include_unpublished);
  std::vector<ItemPlace> places;
  for (const Related& related : ranked) places.push_back(related.place);
  absl::StatusOr<std::vector<v1::Item>> items = ReadItems(transaction, places);
  if (!items.ok()) return items.status();
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    v1::RelatedItem* answered = response.add_items();
    *answered->mutable_item() = std::move(items->at(i));
    answered->set_score(ranked[i].score);
    for (v1::RelatedItemReason& reason : ranked[i].reasons) *answered->add_reasons() = std::move(reason);
  }
  return MaybeRelated(std::move(response));
}

}  // namespace

absl::StatusOr<MaybeRelated> RelatedItems::Find(const std::string& name, int max_items,
                                                bool include_unpublished, Deadline deadline) {
  return RunTransaction(database_, deadline, Transaction::Access::kRead, [&](Transaction& transaction) {
    return FindIn(transaction, name, static_cast<std::size_t>(max_items), include_unpublished);
  });
}

}  // namespace pulse::db
