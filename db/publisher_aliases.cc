#include "db/publisher_aliases.h"

#include <utility>

#include "db/array_literal.h"
#include "db/condition_sql.h"

namespace pulse::db {
namespace {

constexpr Statement kReadAliases{"read_aliases", "SELECT alias, publisher FROM publisher_aliases"};

constexpr Statement kResolve{"resolve_aliases",
                             "SELECT alias, publisher FROM publisher_aliases WHERE alias = ANY ($1::text[])"};

// Of names ($1) and of patterns ($2), each by its place in the array from 1.
constexpr Statement kFollow{"follow_merges", R"sql(
  SELECT false, asked.place, merged.publisher
  FROM unnest($1::text[]) WITH ORDINALITY AS asked (name, place)
    JOIN publisher_aliases AS merged ON merged.alias = asked.name
  UNION
  SELECT true, asked.place, merged.publisher
  FROM unnest($2::text[]) WITH ORDINALITY AS asked (pattern, place)
    JOIN publisher_aliases AS merged ON merged.alias LIKE asked.pattern)sql"};

PublisherAliases AliasesOf(const pqxx::result& rows) {
  PublisherAliases aliases;
  for (const pqxx::row row : rows) aliases.emplace(row[0].as<std::string>(), row[1].as<std::string>());
  return aliases;
}

bool NamesPublisher(const Test& test) {
  return test.column == Column::kPublisher && test.comparison == Comparison::kMatches;
}

// The tests of a condition that ask for publishers, and what each asks for.
struct PublisherTests {
  std::vector<Condition*> of_names;
  std::vector<std::string> names;
  std::vector<Condition*> of_patterns;
  std::vector<std::string> patterns;
};

void Collect(Condition* condition, PublisherTests* tests) {
  for (Condition& operand : condition->operands) Collect(&operand, tests);
  const Test& test = condition->test;
  if (condition->form != Condition::Form::kTest || !NamesPublisher(test)) return;
  const bool is_name = test.pattern.size() == 1;
  (is_name ? tests->of_names : tests->of_patterns).push_back(condition);
  (is_name ? tests->names : tests->patterns).push_back(is_name ? test.pattern[0] : LikePattern(test.pattern));
}

}  // namespace

PublisherAliases ReadAliases(Transaction& transaction) {
  return AliasesOf(transaction.Execute(kReadAliases));
}

PublisherAliases ResolveAliases(Transaction& transaction, const std::vector<std::string>& names) {
  return AliasesOf(transaction.Execute(kResolve, TextArray(names)));
}

void FollowMerges(Transaction& transaction, Condition* condition) {
  PublisherTests tests;
  Collect(condition, &tests);
  if (tests.names.empty() && tests.patterns.empty()) return;
  std::map<std::size_t, std::vector<std::string>> became;  // by place in `patterns`
  for (const pqxx::row row :
       transaction.Execute(kFollow, TextArray(tests.names), TextArray(tests.patterns))) {
    const auto place = row[1].as<std::size_t>() - 1;
    if (row[0].as<bool>()) {
      became[place].push_back(row[2].as<std::string>());
    } else {
      // Nothing is of a publisher that was merged away.
      tests.of_names[place]->test.pattern[0] = row[2].as<std::string>();
    }
  }
  for (auto& [place, publishers] : became) {
    Condition& test = *tests.of_patterns[place];
    Condition followed = Is({Column::kPublisher, Comparison::kOneOf, 0, {}, std::move(publishers)});
    test = Any({std::move(test), std::move(followed)});
  }
}

}  // namespace pulse::db
