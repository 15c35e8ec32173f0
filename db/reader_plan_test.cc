// What readers ask on a table large enough for plans to matter: the database's own
// count of scans says that none of it reads a large table from end to end.

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>
#include <thread>

#include "db/item_facts.h"
#include "db/item_summary.h"
#include "db/large_archive.h"
#include "db/publisher_reader.h"
#include "db/related_items.h"
#include "db/repeat_publications.h"
#include "db/store_test_fixture.h"
#include "db/suggestion_reader.h"

namespace pulse::db {
namespace {

struct Asked {
  const char* name;
  std::function<absl::Status(Database*)> ask;
};

class ReaderPlan : public ::testing::TestWithParam<Asked> {
 protected:
  static void SetUpTestSuite() {
    database_ = new test::TestDatabase(LargeArchive());
    Database database({database_->url(), 1});
    const auto stored = IssueStore(&database).SaveRevision(DraftOf(2150, 1, {"first", "item"}), Soon());
    ASSERT_TRUE(stored.ok()) << stored.status();
  }
  static void TearDownTestSuite() {
    delete database_;
    database_ = nullptr;
  }

  // Scans from end to end, of each large table. A connection's count is there when
  // it has gone.
  static std::string Scans() {
    for (int wait = 0; wait < 400; ++wait) {
      if (database_->Query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()") == "1")
        break;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return database_->Query(
        "SELECT string_agg(relname || ' ' || seq_scan, ', ' ORDER BY relname) FROM pg_stat_user_tables "
        "WHERE relname IN ('items', 'item_publishers', 'item_links', 'publication_keys', "
        "'publisher_tallies')");
  }

  static test::TestDatabase* database_;
};

test::TestDatabase* ReaderPlan::database_ = nullptr;

TEST_F(ReaderPlan, AScanIsCounted) {
  const std::string before = Scans();
  database_->Query("SELECT count(*) FROM items WHERE content = 'x'");
  EXPECT_NE(Scans(), before);
}

TEST_P(ReaderPlan, ReadsNoTableFromEndToEnd) {
  const std::string before = Scans();
  {
    Database database({database_->url(), 1});
    const absl::Status status = GetParam().ask(&database);
    EXPECT_TRUE(status.ok()) << status;
  }
  EXPECT_EQ(Scans(), before);
}

absl::Status Suggest(Database* database, const std::string& prefix) {
  return SuggestionReader(database).Suggest({prefix}, Soon()).status();
}

absl::Status Summarize(Database* database, const std::vector<v1::SummaryDimension>& dimensions,
                       const Condition& condition) {
  SummaryQuery query;
  query.dimensions = dimensions;
  query.condition = condition;
  return ItemSummary(database).Summarize(query, Soon()).status();
}

INSTANTIATE_TEST_SUITE_P(
    Readers, ReaderPlan,
    ::testing::Values(
        Asked{"publishers",
              [](Database* d) { return PublisherReader(d).List(false, 50, "", Soon()).status(); }},
        Asked{"publisher",
              [](Database* d) { return PublisherReader(d).Get("publishers/p-7", Soon()).status(); }},
        Asked{"suggest_beginning", [](Database* d) { return Suggest(d, "title 5"); }},
        Asked{"suggest_later_word", [](Database* d) { return Suggest(d, "42"); }},
        Asked{"suggest_alike", [](Database* d) { return Suggest(d, "tytle 5"); }},
        Asked{"suggest_nothing", [](Database* d) { return Suggest(d, "xyzzy"); }},
        Asked{"by_sector", [](Database* d) { return Summarize(d, {v1::SUMMARY_DIMENSION_SECTOR}, All({})); }},
        Asked{"by_publisher",
              [](Database* d) { return Summarize(d, {v1::SUMMARY_DIMENSION_PUBLISHER}, All({})); }},
        Asked{"by_kind_of_publisher",
              [](Database* d) {
                return Summarize(d, {v1::SUMMARY_DIMENSION_KIND},
                                 Is({Column::kPublisher, Comparison::kMatches, 0, {}, {"publishers/p-7"}}));
              }},
        Asked{"by_month_with_words",
              [](Database* d) {
                return Summarize(d, {v1::SUMMARY_DIMENSION_MONTH, v1::SUMMARY_DIMENSION_PUBLISHER},
                                 Is({Column::kItemText, Comparison::kWords, 0, "title 42", {}}));
              }},
        Asked{"related",
              [](Database* d) {
                return RelatedItems(d).Find("issues/2150-01/items/first", 10, false, Soon()).status();
              }},
        Asked{"repeats",
              [](Database* d) { return RepeatPublications(d).List(false, 50, "", Soon()).status(); }},
        Asked{"repeats_of_item",
              [](Database* d) {
                return RepeatPublications(d).Find("issues/1950-06/items/item-7", false, Soon()).status();
              }},
        Asked{"facts",
              [](Database* d) {
                return ItemFactsReader(d)
                    .Find({"issues/1950-06/items/item-7"}, {"example.org/report"}, Soon())
                    .status();
              }}),
    [](const auto& tested) { return std::string(tested.param.name); });

}  // namespace
}  // namespace pulse::db
