// The plans of reads on tables large enough for them to matter: no filter on a plain
// field reads the whole of one, and no other read does.

#include <gtest/gtest.h>

#include <string>

#include "db/condition_sql.h"
#include "db/large_archive.h"
#include "db/search/candidates.h"
#include "db/search/item_search.h"
#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

class ListingPlan : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { database_ = new test::TestDatabase(LargeArchive()); }
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

// Every statement of every read, as the program runs it: the database itself counts
// how often a table was read from end to end. Prepared statements are run often
// enough for the database to settle for a plan that does not look at the values.
class ReadPlan : public ListingPlan {
 protected:
  static constexpr int kRuns = 8;

  // A session's counts are there once it has ended.
  template <typename Reads>
  static void Run(const Reads& reads) {
    Database database({.url = database_->url(), .connections = 1});
    for (int run = 0; run < kRuns; ++run) reads(&database);
  }

  static std::string TablesReadWhole() {
    database_->Query("SELECT pg_stat_clear_snapshot()");
    return database_->Query(
        "SELECT coalesce(string_agg(relname || ' ' || seq_scan, ', '), '') FROM pg_stat_user_tables "
        "WHERE n_live_tup >= 5000 AND seq_scan > 0");
  }

  void SetUp() override {
    database_->Query(
        "INSERT INTO search_words SELECT 'word' || md5(n::text), 'word' || md5(n::text) "
        "FROM generate_series(1, 20000) AS n ON CONFLICT DO NOTHING");
    database_->Query("ANALYZE");
    database_->Query("SELECT pg_stat_reset()");
    database_->Query("ANALYZE");  // also counts the rows again
    ASSERT_EQ(TablesReadWhole(), "");
  }
};

SearchSelection SearchFor(const std::vector<std::string>& words) {
  SearchSelection selection;
  for (const std::string& word : words)
    selection.query.all.push_back({{{word, {word}, false, SearchField::kAny}}, false});
  return selection;
}

TEST_F(ReadPlan, CountsWhatIsReadWhole) {
  database_->Query("SELECT count(body) FROM items");
  EXPECT_NE(TablesReadWhole(), "");
}

TEST_F(ReadPlan, OfIssuesAndItemsReadsNoLargeTableWhole) {
  Run([](Database* database) {
    IssueStore store(database);
    (void)store.GetIssue("issues/1950-06", Soon());
    (void)store.GetLatestPublished(Soon());
    EXPECT_TRUE(store.FindItems({"issues/1950-06/items/item-7"}, false, Soon()).ok());
    EXPECT_TRUE(store.ListItemNames("issues/1950-06", Soon()).ok());
    for (const ItemOrder order :
         {ItemOrder::kNewestFirst, ItemOrder::kOldestFirst, ItemOrder::kTitle, ItemOrder::kTitleReversed}) {
      ItemSelection selection;
      selection.order = order;
      const auto first = store.ListItems(selection, 50, "", Soon());
      ASSERT_TRUE(first.ok()) << first.status();
      EXPECT_TRUE(store.ListItems(selection, 50, first->next, Soon()).ok());
    }
    const auto issues = store.ListIssues({}, 50, "", Soon());
    ASSERT_TRUE(issues.ok()) << issues.status();
    EXPECT_TRUE(store.ListIssues({}, 50, issues->next, Soon()).ok());
  });
  EXPECT_EQ(TablesReadWhole(), "");
}

TEST_F(ReadPlan, OfSearchesReadsNoLargeTableWhole) {
  Run([](Database* database) {
    ItemSearch search(database);
    // In every item, in a sixtieth, in one issue's, in none.
    for (const char* word : {"text", "topic7x", "subject23400x", "nothing"}) {
      SearchSelection selection = SearchFor({word});
      selection.facets = {v1::SEARCH_FACET_FIELD_PUBLISHER, v1::SEARCH_FACET_FIELD_SECTOR};
      const auto page = search.Search(selection, 20, "", Soon());
      ASSERT_TRUE(page.ok()) << page.status();
      if (!page->next.empty()) {
        EXPECT_TRUE(search.Search(selection, 20, page->next, Soon()).ok());
      }
      selection.include_unpublished = true;
      EXPECT_TRUE(search.Search(selection, 20, "", Soon()).ok());
    }
    EXPECT_TRUE(search.Search(SearchFor({"text", "topic7x"}), 20, "", Soon()).ok());
    EXPECT_TRUE(search.NearestSpellings({"wrod0123456789"}, Soon()).ok());
  });
  EXPECT_EQ(TablesReadWhole(), "");
}

TEST_F(ReadPlan, RanksTheNewestOfACommonWordAndAllOfARareOne) {
  Database database({.url = database_->url(), .connections = 1});
  ItemSearch search(&database);
  const auto common = search.Search(SearchFor({"text"}), 100, "", Soon());
  ASSERT_TRUE(common.ok()) << common.status();
  EXPECT_FALSE(common->complete);
  EXPECT_GT(common->total, 50'000);
  EXPECT_LT(common->total, 70'000);
  const auto middling = search.Search(SearchFor({"topic7x"}), 100, "", Soon());
  EXPECT_TRUE(middling->complete);
  EXPECT_EQ(middling->total, 1000);
  const auto rare = search.Search(SearchFor({"subject23400x"}), 100, "", Soon());
  EXPECT_TRUE(rare->complete);
  EXPECT_EQ(rare->total, 60);
  const auto two = search.Search(SearchFor({"topic7x", "subject23400x"}), 100, "", Soon());
  EXPECT_EQ(two->total, 1);
}

TEST_F(ReadPlan, PagesThroughTheResultsOfACommonWordOnceEach) {
  Database database({.url = database_->url(), .connections = 1});
  ItemSearch search(&database);
  const SearchSelection selection = SearchFor({"text"});
  int results = 0;
  std::string after;
  SearchPage page;
  do {
    auto found = search.Search(selection, 100, after, Soon());
    ASSERT_TRUE(found.ok()) << found.status();
    page = *std::move(found);
    results += static_cast<int>(page.items.size());
    after = page.next;
  } while (!after.empty() && results < 5000);
  EXPECT_GE(results, kEnoughMatches / 2);  // with which no older ones are looked for
  EXPECT_LE(results, kMaxSearchResults);
  EXPECT_TRUE(page.cut);
}

}  // namespace
}  // namespace pulse::db
