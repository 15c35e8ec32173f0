#include "db/condition_sql.h"

#include <gtest/gtest.h>

namespace pulse::db {
namespace {

Condition PublishedBy(const std::string& name) {
  return Is({Column::kPublisher, Comparison::kMatches, 0, {}, {name}});
}

Condition PublishedAfter(std::int64_t micros) {
  return Is({Column::kPublishTime, Comparison::kAtLeast, micros, {}, {}});
}

std::size_t CountOf(const std::string& part, const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string SqlOf(const Condition& condition) {
  ComposedStatement statement;
  return ConditionSql(Table::kItems, condition, &statement);
}

TEST(ConditionSql, LetsThePlannerJoinAFewTestsOfOtherTables) {
  std::vector<Condition> tests;
  for (int i = 0; i < 10; ++i) {
    tests.push_back(PublishedBy("publishers/a"));
    tests.push_back(PublishedAfter(i));
  }
  EXPECT_EQ(CountOf("OFFSET 0", SqlOf(All(tests))), 16U);
  EXPECT_EQ(CountOf("OFFSET 0", SqlOf(All({All(tests), tests[0]}))), 17U);
}

TEST(ConditionSql, DoesNotCountTestsThatAreNeverJoined) {
  std::vector<Condition> tests;
  for (int i = 0; i < 10; ++i) tests.push_back(Not(Any({PublishedBy("publishers/a"), PublishedAfter(i)})));
  tests.push_back(PublishedBy("publishers/b"));
  EXPECT_EQ(CountOf("OFFSET 0", SqlOf(All(tests))), 0U);
}

}  // namespace
}  // namespace pulse::db
