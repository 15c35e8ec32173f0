// Issues stored a second through the service, beside the same rows stored by
// hand-written SQL: the program behind `tests/bench/run ingest`.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "db/pqxx.h"
#include "tests/bench/processor_time.h"
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

// What a turn took.
struct Cost {
  double seconds = 0;            // on the wall
  double processor_seconds = 0;  // of PostgreSQL, the service and the client together
};

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

  Cost Pulse() const {
    return Measure([&](const test::TestDatabase& database) {
      Service service(database.url(), connections_);
      const double seconds =
          Time([&](int connection, std::size_t job) { service.Ingest(connection, documents_[job]); });
      CheckRows(database);
      return seconds;
    });
  }

  Cost Sql() const {
    return Measure([&](const test::TestDatabase& database) {
      std::vector<std::unique_ptr<pqxx::connection>> sessions;
      for (int i = 0; i < connections_; ++i) {
        sessions.push_back(std::make_unique<pqxx::connection>(database.url()));
      }
      const double seconds = Time([&](int connection, std::size_t job) {
        pqxx::nontransaction(*sessions[static_cast<std::size_t>(connection)]).exec(scripts_[job]);
      });
      CheckRows(database);
      return seconds;
    });
  }

  Cost ParseOnly() const {
    return Measure([&](const test::TestDatabase& database) {
      Service service(database.url(), connections_);
      return Time([&](int connection, std::size_t job) { service.Parse(connection, documents_[job]); });
    });
  }

  std::size_t Counted() const { return documents_.size() - Warming(); }
  const std::string& rows() const { return rows_; }

 private:
  std::size_t Warming() const { return static_cast<std::size_t>(connections_); }

  // Wall-clock seconds of all jobs but those that warm up.
  double Time(const std::function<void(int connection, std::size_t job)>& run) const {
    for (int i = 0; i < connections_; ++i) run(i, static_cast<std::size_t>(i));
    return Share(connections_, Counted(),
                 [&](int connection, std::size_t job) { run(connection, job + Warming()); });
  }

  // A turn of `body`, which answers its wall-clock seconds, on a new database.
  Cost Measure(const std::function<double(const test::TestDatabase&)>& body) const {
    const test::TestDatabase database;
    const pid_t server = ParentOf(std::stoi(database.Query("SELECT pg_backend_pid()")));
    const auto used = [server] { return ProcessorSecondsOf(getpid()) + ProcessorSecondsOf(server); };
    const int children = ChildrenOf(server);
    const double before = used();
    Cost cost;
    cost.seconds = body(database);
    // A backend's time is its server's once the server has waited for it.
    for (int wait = 0; wait < 400 && ChildrenOf(server) > children; ++wait) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    cost.processor_seconds = used() - before;
    return cost;
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

using Costs = std::vector<Cost>;

Times Sorted(const Costs& costs, double Cost::*field) {
  Times times;
  for (const Cost& cost : costs) times.seconds.push_back(cost.*field);
  std::sort(times.seconds.begin(), times.seconds.end());
  return times;
}

void PrintRow(const char* name, const Costs& costs, double issues) {
  const Times wall = Sorted(costs, &Cost::seconds);
  const Times processor = Sorted(costs, &Cost::processor_seconds);
  std::printf("%-18s %7.0f (%5.0f-%5.0f)  %16.2f (%5.2f-%5.2f)\n", name, issues / wall.Median(),
              issues / wall.Maximum(), issues / wall.Minimum(), processor.Median() / issues * 1e3,
              processor.Minimum() / issues * 1e3, processor.Maximum() / issues * 1e3);
}

// The service's rate as a part of the hand-written one's, round by round.
void PrintRatio(const char* what, const Costs& sql, const Costs& pulse, double Cost::*field) {
  Times ratios;
  for (std::size_t i = 0; i < sql.size(); ++i) ratios.seconds.push_back(sql[i].*field / (pulse[i].*field));
  std::sort(ratios.seconds.begin(), ratios.seconds.end());
  std::printf("IngestDocument to SQL, %-22s %.2f (%.2f-%.2f)\n", what, ratios.Median(), ratios.Minimum(),
              ratios.Maximum());
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

  Costs sql;
  Costs pulse;
  Costs parse;
  for (int round = 0; round < rounds; ++round) {
    sql.push_back(turns.Sql());
    pulse.push_back(turns.Pulse());
    parse.push_back(turns.ParseOnly());
  }
  const auto count = static_cast<double>(turns.Counted());
  std::printf("median (range) of %d rounds by turns\n", rounds);
  std::printf("%-18s %21s  %30s\n", "", "issues a second", "processor ms an issue, of all");
  PrintRow("hand-written SQL", sql, count);
  PrintRow("IngestDocument", pulse, count);
  PrintRow("ParseDocument only", parse, count);
  PrintRatio("issues a second:", sql, pulse, &Cost::seconds);
  PrintRatio("issues a processor second:", sql, pulse, &Cost::processor_seconds);
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
