// How well the search answers the judged queries: the program behind
// tests/judge-search.

#include <cstdio>
#include <exception>
#include <map>
#include <string>

#include "tests/integration/services_under_test.h"
#include "tests/judge/judged_set.h"
#include "tests/support/test_database.h"

namespace pulse::judge {
namespace {

struct Sum {
  double ndcg = 0;
  int queries = 0;
};

int Run() {
  const test::TestDatabase database;
  test::ServicesUnderTest services(database.url());
  PublishArchive(services.ingest(), PULSE_SOURCE_DIR "/tests/samples/archive");
  const std::vector<v1::Item> items = AllItems(services.query());
  std::map<std::string, Sum> sums;
  int misses = 0;
  std::printf("%-8s %6s %5s  %s\n", "kind", "nDCG", "rank", "query");
  for (const JudgedQuery& judged : ReadJudgedQueries(PULSE_SOURCE_DIR "/tests/judge/judged.tsv")) {
    const Verdict verdict = Judge(services.query(), items, judged);
    for (const std::string& name : {judged.kind, std::string("all")}) {
      sums[name].ndcg += verdict.ndcg;
      ++sums[name].queries;
    }
    const bool missed = judged.kind == "known" && verdict.rank != 1;
    misses += missed ? 1 : 0;
    std::printf("%-8s %6.3f %5d  %s%s%s\n", judged.kind.c_str(), verdict.ndcg, verdict.rank,
                judged.text.c_str(), missed ? "  MISSED; first is: " : "",
                missed ? verdict.first.c_str() : "");
  }
  std::printf("\n%zu items\n", items.size());
  for (const auto& [name, sum] : sums)
    std::printf("%-8s nDCG@10 %.4f of %d queries\n", name.c_str(), sum.ndcg / sum.queries, sum.queries);
  std::printf("known items that are not first: %d\n", misses);
  return misses == 0 && sums["all"].ndcg / sums["all"].queries >= 0.9 ? 0 : 1;
}

}  // namespace
}  // namespace pulse::judge

int main() try { return pulse::judge::Run(); } catch (const std::exception& error) {
  std::fprintf(stderr, "judge-search: %s\n", error.what());
  return 1;
}
