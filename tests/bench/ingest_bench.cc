// Issues stored a second through the service, beside the same rows stored by
// hand-written SQL: the program behind `tests/bench/run ingest`.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <pqxx/pqxx>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "tests/bench/stored_rows.h"
#include "tests/bench/timing.h"
#include "tests/corpus/generator/archive.h"
#include "tests/integration/private_cluster.h"
#include "tests/integration/process.h"
#include "tests/support/test_database.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

using Stub = v1::IngestService::Stub;

// Jobs 0 to `count` - 1, the next free one to whichever of the threads is idle.
// Wall-clock seconds.
double Share(int threads, std::size_t count, const std::function<void(int thread, std::size_t job)>& run) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::vector<std::thread> sharers;
  const auto begin = std::chrono::steady_clock::now();
  for (int thread = 0; thread < threads; ++thread) {
    sharers.emplace_back([&, thread] {
      try {
        for (std::size_t job = next++; job < count && !failed; job = next++) run(thread, job);
      } catch (const std::exception& error) {
        std::fprintf(stderr, "bench-ingest: %s\n", error.what());
        failed = true;
      }
    });
  }
  for (std::thread& sharer : sharers) sharer.join();
  if (failed) throw std::runtime_error("a job failed");
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The service as it is installed, and a client with connections of its own.
class Service {
 public:
  Service(const std::string& database_url, int connections)
      : process_({PULSE_INGEST, "--listen", "127.0.0.1:0", "--log-level", "info", "--database-url",
                  database_url, "--database-connections", std::to_string(connections)}) {
    const std::string address = process_.AwaitOutput("address=").value_or("nowhere");
    for (int i = 0; i < connections; ++i) {
      grpc::ChannelArguments arguments;
      arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
      stubs_.push_back(v1::IngestService::NewStub(
          grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments)));
    }
  }

  void Ingest(int connection, const std::string& content) {
    v1::IngestDocumentRequest request;
    request.mutable_document()->set_content(content);
    request.mutable_document()->set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
    v1::IngestDocumentResponse response;
    Check(connection, &Stub::IngestDocument, request, &response);
    if (response.outcome() != v1::INGEST_OUTCOME_CREATED)
      throw std::runtime_error("an issue was there already");
  }

  void Parse(int connection, const std::string& content) {
    v1::ParseDocumentRequest request;
    request.mutable_document()->set_content(content);
    request.mutable_document()->set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
    v1::ParseDocumentResponse response;
    Check(connection, &Stub::ParseDocument, request, &response);
  }

 private:
  template <typename Request, typename Response>
  void Check(int connection, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
             const Request& request, Response* response) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
    const grpc::Status status =
        (*stubs_[static_cast<std::size_t>(connection)].*method)(&context, request, response);
    if (!status.ok()) throw std::runtime_error(status.error_message());
  }

  test::Process process_;
  std::vector<std::unique_ptr<Stub>> stubs_;
};

// Every turn has a database of its own. The first documents, one a connection,
// warm up and are not counted.
class Turns {
 public:
  Turns(std::vector<std::string> documents, int connections)
      : documents_(std::move(documents)), connections_(connections) {
    const test::TestDatabase database;
    Service service(database.url(), connections_);
    Share(1, documents_.size(), [&](int, std::size_t job) { service.Ingest(0, documents_[job]); });
    scripts_ = ScriptsOf(database.url());
    rows_ = database.Query(
        "SELECT (SELECT count(*) FROM items) || ' items, ' || (SELECT count(*) FROM item_publishers) || "
        "' publishers, ' || (SELECT count(*) FROM item_links) || ' links'");
  }

  double Pulse() const {
    const test::TestDatabase database;
    Service service(database.url(), connections_);
    WarmUp([&](int connection, std::size_t job) { service.Ingest(connection, documents_[job]); });
    const double seconds = Share(connections_, Counted(), [&](int connection, std::size_t job) {
      service.Ingest(connection, documents_[job + Warming()]);
    });
    CheckRows(database);
    return seconds;
  }

  double Sql() const {
    const test::TestDatabase database;
    std::vector<std::unique_ptr<pqxx::connection>> sessions;
    for (int i = 0; i < connections_; ++i)
      sessions.push_back(std::make_unique<pqxx::connection>(database.url()));
    const auto store = [&](int connection, std::size_t job) {
      pqxx::nontransaction(*sessions[static_cast<std::size_t>(connection)]).exec(scripts_[job]);
    };
    WarmUp(store);
    const double seconds = Share(connections_, Counted(), [&](int connection, std::size_t job) {
      store(connection, job + Warming());
    });
    CheckRows(database);
    return seconds;
  }

  double ParseOnly() const {
    const test::TestDatabase database;
    Service service(database.url(), connections_);
    WarmUp([&](int connection, std::size_t job) { service.Parse(connection, documents_[job]); });
    return Share(connections_, Counted(), [&](int connection, std::size_t job) {
      service.Parse(connection, documents_[job + Warming()]);
    });
  }

  std::size_t Counted() const { return documents_.size() - Warming(); }
  const std::string& rows() const { return rows_; }

 private:
  std::size_t Warming() const { return static_cast<std::size_t>(connections_); }

  void WarmUp(const std::function<void(int, std::size_t)>& run) const {
    for (int i = 0; i < connections_; ++i) run(i, static_cast<std::size_t>(i));
  }

  void CheckRows(const test::TestDatabase& database) const {
    const std::string stored =
        database.Query("SELECT count(*) FROM changes JOIN issue_revisions USING (issue, revision)");
    if (stored != std::to_string(documents_.size()))
      throw std::runtime_error("only " + stored + " issues are stored");
  }

  const std::vector<std::string> documents_;
  const int connections_;
  std::vector<std::string> scripts_;  // in the order of documents_
  std::string rows_;
};

void PrintRow(const char* name, std::vector<double> seconds, double issues) {
  std::sort(seconds.begin(), seconds.end());
  const Times times{seconds};
  std::printf("%-22s %8.0f (%6.0f-%6.0f)\n", name, issues / times.Median(), issues / times.Maximum(),
              issues / times.Minimum());
}

int Run(int issues, int items, int connections, int rounds) {
  const test::PrivateCluster cluster;
  setenv("PULSE_TEST_DATABASE_URL", cluster.url().c_str(), 1);
  const std::vector<std::string> documents = corpus::MakeArchive(issues + connections, items, 1);
  std::size_t bytes = 0;
  for (const std::string& document : documents) bytes += document.size();
  const Turns turns(documents, connections);
  std::printf("%zu issues of %zu KB on average, %s in all; %d connections; a new database each turn\n",
              documents.size(), bytes / documents.size() / 1000, turns.rows().c_str(), connections);

  std::vector<double> pulse;
  std::vector<double> sql;
  std::vector<double> parse;
  std::vector<double> ratios;
  for (int round = 0; round < rounds; ++round) {
    sql.push_back(turns.Sql());
    pulse.push_back(turns.Pulse());
    parse.push_back(turns.ParseOnly());
    ratios.push_back(sql.back() / pulse.back());
    std::printf("round %d: ratio %.2f\n", round + 1, ratios.back());
    std::fflush(stdout);
  }
  const auto count = static_cast<double>(turns.Counted());
  std::printf("\nissues a second, median (slowest-fastest) of %d rounds by turns\n", rounds);
  PrintRow("hand-written SQL", sql, count);
  PrintRow("IngestDocument", pulse, count);
  PrintRow("ParseDocument only", parse, count);
  std::sort(ratios.begin(), ratios.end());
  std::printf("IngestDocument to SQL: %.2f (%.2f-%.2f)\n", Times{ratios}.Median(), ratios.front(),
              ratios.back());
  return 0;
}

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) try {
  int issues = 400;
  int items = 45;
  int connections = 4;
  int rounds = 5;
  CLI::App app("Stores issues through the service and by hand-written SQL, in turns.");
  app.add_option("--issues", issues, "Issues a turn")->check(CLI::Range(10, 2900))->capture_default_str();
  app.add_option("--items", items, "Items an issue, at least")
      ->check(CLI::Range(1, 500))
      ->capture_default_str();
  app.add_option("--connections", connections, "Connections of either")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  app.add_option("--rounds", rounds, "Rounds by turns")->check(CLI::Range(5, 1000))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return pulse::bench::Run(issues, items, connections, rounds);
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-ingest: %s\n", error.what());
  return 1;
}
