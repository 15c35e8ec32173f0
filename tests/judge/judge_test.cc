// The judged searches, in short: how good they have to be. tests/judge-search
// prints the figures.

#include <gtest/gtest.h>

#include "tests/integration/services_under_test.h"
#include "tests/judge/judged_set.h"

namespace pulse::judge {
namespace {

TEST(JudgedSearch, FindsKnownItemsFirstAndTheRestInGoodOrder) {
  const test::TestDatabase database;
  test::ServicesUnderTest services(database.url());
  PublishArchive(services.ingest(), PULSE_SOURCE_DIR "/tests/samples/archive");
  const std::vector<v1::Item> items = AllItems(services.query());
  const std::vector<JudgedQuery> queries = ReadJudgedQueries(PULSE_SOURCE_DIR "/tests/judge/judged.tsv");
  ASSERT_GE(queries.size(), 60U);
  double sum = 0;
  for (const JudgedQuery& judged : queries) {
    const Verdict verdict = Judge(services.query(), items, judged);
    sum += verdict.ndcg;
    if (judged.kind == "known") {
      EXPECT_EQ(verdict.rank, 1) << judged.text << " finds first: " << verdict.first;
    }
  }
  EXPECT_GE(sum / static_cast<double>(queries.size()), 0.9);
}

}  // namespace
}  // namespace pulse::judge
