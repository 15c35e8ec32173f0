#include "db/related_items.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_split.h"
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

constexpr char kColumns[] = "newest_first, issue_kind, issue, position, sector, kind, search_vector";
constexpr char kNewestFirst[] = " ORDER BY newest_first, issue_kind, issue, position LIMIT 100";

struct Candidate {
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

// Rows: place, sector, kind, publishers, and the words as bits.
ComposedStatement CandidatesStatement(const Subject& subject, bool include_unpublished) {
  ComposedStatement statement;
  std::vector<std::string> queries;
  std::string any;
  for (const RareWord& word : subject.words) {
    queries.push_back(word.query);
    any += (any.empty() ? "" : " | ") + word.query;
  }
  const std::string visible = include_unpublished ? "" : " AND published";
  std::string from;
  const auto add = [&from](const std::string& where) {
    from += (from.empty() ? "(" : " UNION (") + ("SELECT " + std::string(kColumns) + " FROM items WHERE ") +
            where + ")";
  };
  if (!any.empty()) add("search_vector @@ " + statement.Add(any) + "::tsquery" + visible + " LIMIT 1000");
  std::vector<std::string> publishers;
  for (const v1::Publisher& publisher : subject.item.publishers()) publishers.push_back(publisher.name());
  const std::string named = statement.Add(TextArray(publishers)) + "::text[]";
  if (!publishers.empty()) {
    add("EXISTS (SELECT 1 FROM item_publishers AS printed WHERE printed.issue = items.issue "
        "AND printed.item = items.position AND printed.publisher = ANY (" +
        named + "))" + visible + kNewestFirst);
  }
  if (!subject.item.sector().empty()) {
    add("sector = " + statement.Add(subject.item.sector()) + "::text" + visible + kNewestFirst);
  }
  if (from.empty()) return statement;
  statement.sql =
      "SELECT newest_first, issue_kind, issue, position, coalesce(sector, ''), kind, "
      "(SELECT coalesce(string_agg(DISTINCT printed.publisher, ' ' ORDER BY printed.publisher), '') "
      "FROM item_publishers AS printed WHERE printed.issue = found.issue "
      "AND printed.item = found.position AND printed.publisher = ANY (" +
      named + ")), (SELECT coalesce(sum(1 << (number::integer - 1)), 0) FROM unnest(" +
      statement.Add(TextArray(queries)) +
      "::text[]) WITH ORDINALITY AS word (query, number) WHERE search_vector @@ query::tsquery) "
      "FROM (" +
      from + ") AS found";
  return statement;
}

void AddReason(v1::RelatedItemBasis basis, double weight, std::vector<std::string> shared,
               Candidate* candidate) {
  v1::RelatedItemReason& reason = candidate->reasons.emplace_back();
  reason.set_basis(basis);
  reason.set_weight(weight);
  for (std::string& one : shared) reason.add_shared(std::move(one));
  candidate->score += weight;
}

Candidate Judge(const pqxx::row& row, const Subject& subject) {
  Candidate candidate;
  candidate.place = PlaceOf(row);
  const auto bits = row[7].as<std::uint32_t>();
  double weight = 0;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < subject.words.size(); ++i) {
    if ((bits >> i & 1U) == 0) continue;
    weight += subject.words[i].weight;
    words.push_back(subject.words[i].printed);
  }
  if (!words.empty())
    AddReason(v1::RELATED_ITEM_BASIS_WORDS, kWords * weight / subject.all_words, words, &candidate);
  const std::vector<std::string> publishers =
      absl::StrSplit(row[6].as<std::string>(), ' ', absl::SkipEmpty());
  if (!publishers.empty()) AddReason(v1::RELATED_ITEM_BASIS_PUBLISHER, kPublisher, publishers, &candidate);
  const std::string sector = row[4].as<std::string>();
  if (!sector.empty() && sector == subject.item.sector())
    AddReason(v1::RELATED_ITEM_BASIS_SECTOR, kSector, {sector}, &candidate);
  const int kind = row[5].as<int>();
  if (kind != v1::ITEM_KIND_UNSPECIFIED && kind == subject.item.kind())
    AddReason(v1::RELATED_ITEM_BASIS_KIND, kKind, {v1::ItemKind_Name(subject.item.kind())}, &candidate);
  std::stable_sort(candidate.reasons.begin(), candidate.reasons.end(),
                   [](const auto& a, const auto& b) { return a.weight() > b.weight(); });
  return candidate;
}

// The nearest first, without the item itself and its other appearances.
std::vector<Candidate> Rank(Transaction& transaction, const Subject& subject, std::size_t max_items,
                            bool include_unpublished) {
  const PublicationGroup group = FindGroup(transaction, subject.place, include_unpublished);
  const std::set<ItemPlace> same(group.items.begin(), group.items.end());
  const ComposedStatement statement = CandidatesStatement(subject, include_unpublished);
  std::vector<Candidate> ranked;
  if (statement.sql.empty()) return ranked;
  for (const pqxx::row row : transaction.Execute(statement)) {
    Candidate candidate = Judge(row, subject);
    if (!candidate.reasons.empty() && same.count(candidate.place) == 0)
      ranked.push_back(std::move(candidate));
  }
  std::sort(ranked.begin(), ranked.end(), [](const Candidate& a, const Candidate& b) {
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
  subject.words = FindRareWords(transaction, subject.item.title(), subject.item.body());
  for (const RareWord& word : subject.words) subject.all_words += word.weight;

  std::vector<Candidate> ranked = Rank(transaction, subject, max_items, include_unpublished);
  std::vector<ItemPlace> places;
  for (const Candidate& candidate : ranked) places.push_back(candidate.place);
  absl::StatusOr<std::vector<v1::Item>> items = ReadItems(transaction, places);
  if (!items.ok()) return items.status();
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    v1::RelatedItem* related = response.add_items();
    *related->mutable_item() = std::move(items->at(i));
    related->set_score(ranked[i].score);
    for (v1::RelatedItemReason& reason : ranked[i].reasons) *related->add_reasons() = std::move(reason);
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
