#include "db/publisher_aliases.h"

#include <algorithm>
#include <utility>

#include "db/array_literal.h"
#include "db/condition_sql.h"

namespace pulse::db {
namespace {

constexpr Statement kReadAliases{"read_aliases", "SELECT alias, publisher FROM publisher_aliases"};

constexpr Statement kResolve{"resolve_aliases",
                             "SELECT alias, publisher FROM publisher_aliases WHERE alias = ANY ($1::text[])"};

constexpr Statement kMatching{"publishers_of_matching_aliases",
                              "SELECT DISTINCT publisher FROM publisher_aliases WHERE alias LIKE $1"};

PublisherAliases AliasesOf(const pqxx::result& rows) {
  PublisherAliases aliases;
  for (const pqxx::row row : rows) aliases.emplace(row[0].as<std::string>(), row[1].as<std::string>());
  return aliases;
}

bool NamesPublisher(const Test& test) {
  return test.column == Column::kPublisher && test.comparison == Comparison::kMatches;
}

}  // namespace

PublisherAliases ReadAliases(Transaction& transaction) {
  return AliasesOf(transaction.Execute(kReadAliases));
}

PublisherAliases ResolveAliases(Transaction& transaction, const std::vector<std::string>& names) {
  return AliasesOf(transaction.Execute(kResolve, TextArray(names)));
}

bool AsksForPublishers(const Condition& condition) {
  if (condition.form == Condition::Form::kTest) return NamesPublisher(condition.test);
  return std::any_of(condition.operands.begin(), condition.operands.end(), AsksForPublishers);
}

void FollowMerges(Transaction& transaction, Condition* condition) {
  for (Condition& operand : condition->operands) FollowMerges(transaction, &operand);
  Test& test = condition->test;
  if (condition->form != Condition::Form::kTest || !NamesPublisher(test)) return;
  if (test.pattern.size() == 1) {
    // Nothing is of a publisher that was merged away.
    for (auto& [alias, publisher] : ResolveAliases(transaction, test.pattern)) test.pattern[0] = publisher;
    return;
  }
  std::vector<std::string> became;
  for (const pqxx::row row : transaction.Execute(kMatching, LikePattern(test.pattern))) {
    became.push_back(row[0].as<std::string>());
  }
  if (became.empty()) return;
  Condition publishers = Is({Column::kPublisher, Comparison::kOneOf, 0, {}, std::move(became)});
  *condition = Any({std::move(*condition), std::move(publishers)});
}

}  // namespace pulse::db
