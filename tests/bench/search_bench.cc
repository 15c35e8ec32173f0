// Latency of searches by how common their words are, over the large archive: the
// program behind `tests/bench/run search`.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "db/pqxx.h"
#include "tests/bench/scale_archive.h"
#include "tests/bench/scale_text.h"
#include "tests/integration/process.h"

namespace pulse::bench {
namespace {

using Stub = v1::QueryService::Stub;

// Queries of one kind, several so that none is only ever answered from a cache.
struct Kind {
  std::string name;
  std::vector<std::string> queries;
  long matches = 0;  // of the first
};

long CountOf(pqxx::connection& connection, const std::string& query) {
  pqxx::nontransaction session(connection);
  return session
      .exec("SELECT count(*) FROM items WHERE search_vector @@ plainto_tsquery('pulse', " +
            session.quote(query) + ")")[0][0]
      .as<long>();
}

// Words from `rank` on that are no stop words to the database.
std::vector<std::string> WordsFrom(pqxx::connection& connection, const std::vector<std::string>& words,
                                   std::size_t rank, std::size_t count) {
  pqxx::nontransaction session(connection);
  std::vector<std::string> found;
  for (std::size_t i = rank; found.size() < count && i < words.size(); ++i) {
    const auto row =
        session.exec("SELECT numnode(plainto_tsquery('pulse', " + session.quote(words[i]) + "))")[0];
    if (row[0].as<int>() == 1) found.push_back(words[i]);
  }
  return found;
}

// Names as the newest items print them.
std::vector<std::string> BylinesOf(pqxx::connection& connection, int count) {
  pqxx::nontransaction session(connection);
  std::vector<std::string> bylines;
  for (const pqxx::row row : session.exec(
           "SELECT byline FROM items ORDER BY newest_first, issue, position LIMIT " + std::to_string(count)))
    bylines.push_back(row[0].as<std::string>());
  return bylines;
}

std::vector<Kind> KindsOf(const std::string& url, const ScaleText& text) {
  pqxx::connection connection(url);
  const std::vector<std::string>& words = text.words();
  const auto rare = WordsFrom(connection, words, words.size() - 20, 20);
  const auto middling = WordsFrom(connection, words, 2500, 20);
  const auto common = WordsFrom(connection, words, 0, 5);
  std::vector<std::string> two;
  for (std::size_t i = 0; i < middling.size(); ++i)
    two.push_back(middling[i] + " " + common[i % common.size()]);
  std::vector<std::string> two_common;
  for (std::size_t i = 1; i < common.size(); ++i) two_common.push_back(common[0] + " " + common[i]);
  std::vector<std::string> asked;  // with words that no index keeps
  for (std::size_t i = 1; i < common.size(); ++i)
    asked.push_back("how to " + common[i - 1] + " for the " + common[i]);
  std::vector<Kind> kinds = {{"rare word", rare, 0},
                             {"middling word", middling, 0},
                             {"two words", two, 0},
                             {"very common word", common, 0},
                             {"two common words", two_common, 0},
                             {"with stop words", asked, 0},
                             {"publisher's name", BylinesOf(connection, 20), 0}};
  for (Kind& kind : kinds) kind.matches = CountOf(connection, kind.queries[0]);
  return kinds;
}

class Service {
 public:
  explicit Service(const std::string& database_url)
      : process_({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", database_url, "--log-level",
                  "info", "--database-connections", "8"}) {
    address_ = process_.AwaitOutput("address=").value_or("nowhere");
  }

  std::unique_ptr<Stub> Connect() const {
    grpc::ChannelArguments arguments;
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    return v1::QueryService::NewStub(
        grpc::CreateCustomChannel(address_, grpc::InsecureChannelCredentials(), arguments));
  }

 private:
  test::Process process_;
  std::string address_;
};

double Milliseconds(Stub& stub, const std::string& query) {
  v1::SearchItemsRequest request;
  request.set_query(query);
  v1::SearchItemsResponse response;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
  const auto begin = std::chrono::steady_clock::now();
  const grpc::Status status = stub.SearchItems(&context, request, &response);
  if (!status.ok()) throw std::runtime_error(query + ": " + status.error_message());
  if (response.results_size() == 0) throw std::runtime_error(query + " finds nothing");
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

// Sorted latencies of `count` searches by `callers` at once.
std::vector<double> Latencies(const Service& service, const Kind& kind, int callers, int count) {
  std::vector<double> latencies;
  std::mutex mutex;
  std::atomic<int> next{0};
  std::atomic<bool> failed{false};
  std::vector<std::thread> threads;
  for (int caller = 0; caller < callers; ++caller) {
    threads.emplace_back([&] {
      try {
        const std::unique_ptr<Stub> stub = service.Connect();
        Milliseconds(*stub, kind.queries[0]);  // connects
        for (int i = next++; i < count && !failed; i = next++) {
          const double took =
              Milliseconds(*stub, kind.queries[static_cast<std::size_t>(i) % kind.queries.size()]);
          const std::lock_guard lock(mutex);
          latencies.push_back(took);
        }
      } catch (const std::exception& error) {
        if (!failed.exchange(true)) std::fprintf(stderr, "bench-search: %s\n", error.what());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  if (failed) throw std::runtime_error("a search failed");
  std::sort(latencies.begin(), latencies.end());
  return latencies;
}

int Run(const std::string& directory, const ScaleSize& size, bool fresh, int count) {
  const ScaleArchive archive(directory, size, fresh);
  const ScaleText text(PULSE_SOURCE_DIR "/tests/samples/archive", size.seed);
  const Service service(archive.url());
  const std::vector<Kind> kinds = KindsOf(archive.url(), text);
  std::printf("%d items in %d issues; %d searches each, ms\n", size.items, size.issues, count);
  std::printf("%-18s %9s  %26s  %26s\n", "", "", "1 caller", "8 callers");
  std::printf("%-18s %9s  %8s %8s %8s  %8s %8s %8s\n", "query", "matches", "p50", "p99", "to rare", "p50",
              "p99", "to rare");
  double rare[2] = {0, 0};
  for (const Kind& kind : kinds) {
    std::printf("%-18s %9ld", kind.name.c_str(), kind.matches);
    for (int column = 0; column < 2; ++column) {
      Latencies(service, kind, 1, static_cast<int>(kind.queries.size()) * 2);  // warms up
      const std::vector<double> sorted = Latencies(service, kind, column == 0 ? 1 : 8, count);
      const double median = sorted[sorted.size() / 2];
      if (rare[column] == 0) rare[column] = median;
      std::printf("  %8.2f %8.2f %8.1f", median, sorted[sorted.size() * 99 / 100], median / rare[column]);
    }
    std::printf("\n");
  }
  return 0;
}

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) try {
  std::string directory = PULSE_SOURCE_DIR "/build/scale-archive";
  pulse::bench::ScaleSize size;
  bool fresh = false;
  int count = 400;
  CLI::App app("Searches the large archive by rare and common words.");
  app.add_option("--directory", directory, "Where the cluster is kept")->capture_default_str();
  app.add_option("--items", size.items, "Items in all")
      ->check(CLI::Range(1000, 10'000'000))
      ->capture_default_str();
  app.add_option("--issues", size.issues, "Issues")->check(CLI::Range(1, 100'000))->capture_default_str();
  app.add_option("--searches", count, "Searches of each kind")
      ->check(CLI::Range(20, 100'000))
      ->capture_default_str();
  app.add_flag("--fresh", fresh, "Load the archive again");
  CLI11_PARSE(app, argc, argv);
  return pulse::bench::Run(directory, size, fresh, count);
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-search: %s\n", error.what());
  return 1;
}
