// The plans of listings on a table large enough for them to matter: no filter on
// a plain field reads the whole of it.

#include <gtest/gtest.h>

#include <string>

#include "db/condition_sql.h"
#include "db/large_archive.h"
#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

class ListingPlan : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new test::TestDatabase();
    FillLargeArchive(*database_);
  }
  static void TearDownTestSuite() {
    delete database_;
    database_ = nullptr;
  }

  // The plan of a first page, with the values as literals, as the database plans
  // a statement that it is given once.
  static std::string PlanOf(const Condition& condition, const std::string& order) {
    ComposedStatement statement;
    std::string where = ConditionSql(Table::kItems, condition, &statement);
    for (std::size_t n = statement.parameters.size(); n > 0; --n) {
      const std::string place = "$" + std::to_string(n) + "::";
      where.replace(where.find(place), place.size() - 2, "'" + statement.parameters[n - 1] + "'");
    }
    return database_->Query("EXPLAIN (FORMAT JSON) SELECT content FROM items WHERE " + where +
                            " AND published ORDER BY " + order + " LIMIT 51");
  }

  static test::TestDatabase* database_;
};

test::TestDatabase* ListingPlan::database_ = nullptr;

Condition Named(Column column, const std::string& name) {
  return Is({column, Comparison::kMatches, 0, {}, {name}});
}

Condition Numbered(Column column, Comparison comparison, std::int64_t number) {
  return Is({column, comparison, number, {}, {}});
}

TEST_F(ListingPlan, ReadsNoTableFromEndToEnd) {
  ASSERT_EQ(database_->Query("SELECT count(*) FROM item_publishers JOIN items ON items.issue = "
                             "item_publishers.issue AND items.position = item_publishers.item"),
            "60000");
  const Condition conditions[] = {
      All({}),
      Named(Column::kSector, "sectors/news"),
      Numbered(Column::kItemKind, Comparison::kEquals, 2),
      Named(Column::kPublisher, "publishers/p-7"),
      Named(Column::kPublisher, "publishers/p-200"),
      Named(Column::kIssue, "issues/1950-06"),
      All({Numbered(Column::kEdition, Comparison::kAtLeast, 1950 * 12 + 1),
           Numbered(Column::kEdition, Comparison::kBelow, 1950 * 12 + 3)}),
      All({Named(Column::kSector, "sectors/news"), Numbered(Column::kItemKind, Comparison::kEquals, 3)})};
  for (const Condition& condition : conditions) {
    const std::string plan = PlanOf(condition, "newest_first, issue_kind, issue, position");
    EXPECT_NE(plan.find("Index"), std::string::npos) << plan;
    EXPECT_EQ(plan.find("Seq Scan"), std::string::npos) << plan;
  }
}

TEST_F(ListingPlan, EachOrderWalksItsIndex) {
  for (const char* order :
       {"newest_first, issue_kind, issue, position", "(-newest_first), issue_kind, issue, position",
        "lower(title) COLLATE \"C\", issue, slug",
        "lower(title) COLLATE \"C\" DESC, issue DESC, slug DESC"}) {
    const std::string plan = PlanOf(All({}), order);
    EXPECT_NE(plan.find("Index"), std::string::npos) << plan;
    EXPECT_EQ(plan.find("Sort"), std::string::npos) << plan;
  }
}

}  // namespace
}  // namespace pulse::db
