// The plans of listings on a table large enough for them to matter: no filter on
// a plain field reads the whole of it.

#include <gtest/gtest.h>

#include <string>

#include "db/condition_sql.h"
#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

// 60,000 items in 1,000 issues; one publisher of 200 has few items.
constexpr char kGenerate[] = R"sql(
  WITH revision AS (
    INSERT INTO issues (name, revision, etag, title, edition_year, edition_month, kind, state, section_count,
                        item_count, create_time, update_time)
    SELECT 'issues/' || 1900 + n / 12 || '-' || lpad((n % 12 + 1)::text, 2, '0'), 1, 'e', 'Digest', 1900 + n / 12,
           n % 12 + 1, 1, 3, 1, 60, now(), now()
    FROM generate_series(0, 999) AS n RETURNING name),
  content AS (
    INSERT INTO issue_revisions (issue, revision, content, sha256, state, action, create_time)
    SELECT name, 1, '', sha256(''), 3, 'ingest', now() FROM revision)
  SELECT 1 FROM revision)sql";

constexpr char kGenerateItems[] = R"sql(
  INSERT INTO items (issue, position, section, slug, sector, kind, title, byline, body, content, revision,
                     newest_first, issue_kind, published)
  SELECT issues.name, n, 0, 'item-' || n,
         (ARRAY['sectors/news', 'sectors/criminal-justice', 'sectors/adult-social-care-and-health'])[n % 3 + 1],
         n % 5, 'Title ' || n, 'Publisher', 'Text', '', 1, issues.newest_first, 1, true
  FROM issues, generate_series(0, 59) AS n)sql";

constexpr char kGeneratePublishers[] = R"sql(
  WITH publisher AS (
    INSERT INTO publishers (name, display_name)
    SELECT 'publishers/p-' || n, 'P' FROM generate_series(0, 200) AS n RETURNING name),
  done AS (SELECT count(*) FROM publisher)
  SELECT count FROM done)sql";

constexpr char kGenerateBylines[] = R"sql(
  INSERT INTO item_publishers (issue, item, position, publisher, display_name)
  SELECT issue, position, 0,
         'publishers/p-' || CASE WHEN position = 0 AND newest_first % 100 = 0 THEN 200
                                 ELSE (position * 31 - newest_first) % 200 END, 'P'
  FROM items)sql";

class ListingPlan : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = new test::TestDatabase();
    for (const char* sql : {kGenerate, kGenerateItems, kGeneratePublishers, kGenerateBylines})
      database_->Query(sql);
    database_->Query("ANALYZE");
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
