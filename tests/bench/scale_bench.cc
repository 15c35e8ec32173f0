// Latency of reads over the large archive through gRPC, beside pgbench running the
// same SQL on the same socket, in turns: the program behind `tests/bench/run scale`.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "db/pqxx.h"
#include "services/query/page_token.h"
#include "tests/bench/scale_archive.h"
#include "tests/integration/process.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

// A read: what a caller asks the service, and the statements that answer it.
struct Read {
  std::string name;
  std::function<grpc::Status(v1::QueryService::Stub&, grpc::ClientContext*)> call;
  std::string sql;
};

// Each read is a transaction that also asks for the cursor, as the service's are.
std::string InTransaction(const std::string& sql) {
  return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n"
         "SELECT coalesce(max(cursor), 0) FROM changes;\n" +
         sql + ";\nROLLBACK;\n";
}

// The key of the item that so many others come before; a page goes on after it.
struct Place {
  std::string newest_first, issue_kind, issue, revision, position;
};

Place PlaceAt(pqxx::connection& connection, int items_before) {
  pqxx::nontransaction session(connection);
  const auto row = session.exec(
      "SELECT newest_first, issue_kind, issue, revision, position FROM items WHERE published "
      "ORDER BY newest_first, issue_kind, issue, position LIMIT 1 OFFSET " +
      std::to_string(items_before))[0];
  return {row[0].as<std::string>(), row[1].as<std::string>(), row[2].as<std::string>(),
          row[3].as<std::string>(), row[4].as<std::string>()};
}

Read PageAfter(const std::string& name, const Place* place) {
  v1::ListItemsRequest request;
  std::string after;
  if (place != nullptr) {
    request.set_page_token(query::EncodePageToken(place->newest_first + ":" + place->issue_kind + ":" +
                                                      place->issue + ":" + place->revision + ":" +
                                                      place->position,
                                                  query::HashListRequest(request)));
    after = " AND (newest_first, issue_kind, issue, position) > (" + place->newest_first + ", " +
            place->issue_kind + ", '" + place->issue + "', " + place->position + ")";
  }
  const std::string revision =
      place == nullptr ? "" : "SELECT revision FROM issues WHERE name = '" + place->issue + "';\n";
  return {
      name,
      [request](v1::QueryService::Stub& stub, grpc::ClientContext* context) {
        v1::ListItemsResponse response;
        return stub.ListItems(context, request, &response);
      },
      InTransaction(revision +
                    "SELECT newest_first, issue_kind, issue, revision, position, content, slug, lower(title) "
                    "FROM items WHERE (true) AND published" +
                    after + " ORDER BY newest_first, issue_kind, issue, position LIMIT 51")};
}

std::vector<Read> ReadsOf(const std::string& url) {
  pqxx::connection connection(url);
  const int items = [&] {
    pqxx::nontransaction session(connection);
    return session.exec("SELECT count(*) FROM items WHERE published")[0][0].as<int>();
  }();
  const Place middle = PlaceAt(connection, items / 2);
  const Place last = PlaceAt(connection, items - 51);
  const std::string item_name = middle.issue + "/items/item-1";
  std::vector<Read> reads;
  reads.push_back({"GetIssue",
                   [name = middle.issue](v1::QueryService::Stub& stub, grpc::ClientContext* context) {
                     v1::GetIssueRequest request;
                     request.set_name(name);
                     v1::GetIssueResponse response;
                     return stub.GetIssue(context, request, &response);
                   },
                   InTransaction("SELECT issue_revisions.content FROM issues JOIN issue_revisions "
                                 "ON issue_revisions.issue = issues.name AND issue_revisions.revision = "
                                 "issues.revision WHERE issues.name = '" +
                                 middle.issue + "'")});
  reads.push_back(
      {"GetItem",
       [item_name](v1::QueryService::Stub& stub, grpc::ClientContext* context) {
         v1::GetItemRequest request;
         request.set_name(item_name);
         v1::GetItemResponse response;
         return stub.GetItem(context, request, &response);
       },
       InTransaction("SELECT asked.number, items.content, items.revision FROM unnest(ARRAY['" + middle.issue +
                     "'], ARRAY['item-1']) WITH ORDINALITY AS asked (issue, slug, number) "
                     "JOIN items ON items.issue = asked.issue AND items.slug = asked.slug "
                     "WHERE false OR items.published")});
  reads.push_back(PageAfter("ListItems, first page", nullptr));
  reads.push_back(PageAfter("ListItems, middle page", &middle));
  reads.push_back(PageAfter("ListItems, last page", &last));
  return reads;
}

// Mean milliseconds of a transaction, as pgbench reports it.
double Pgbench(const std::string& url, const std::string& sql, int transactions) {
  const std::string script =
      std::filesystem::temp_directory_path() / ("pulse-scale-" + std::to_string(getpid()) + ".sql");
  std::ofstream(script) << sql;
  const std::string command = "pgbench -n -c 1 -M prepared -t " + std::to_string(transactions) + " -f '" +
                              script + "' '" + url + "' 2>&1";
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("pgbench does not start");
  double milliseconds = 0;
  std::string output;
  char line[1000];
  while (fgets(line, sizeof(line), pipe) != nullptr) {
    output += line;
    std::sscanf(line, "latency average = %lf ms", &milliseconds);
  }
  const int code = pclose(pipe);
  std::filesystem::remove(script);
  if (code != 0 || milliseconds == 0) throw std::runtime_error("pgbench: " + output);
  return milliseconds;
}

double Mean(v1::QueryService::Stub& stub, const Read& read, int calls) {
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < calls; ++i) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(30));
    const grpc::Status status = read.call(stub, &context);
    if (!status.ok()) throw std::runtime_error(read.name + ": " + status.error_message());
  }
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / calls;
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

int Run(const std::string& directory, const ScaleSize& size, bool fresh, int rounds, int calls) {
  const ScaleArchive archive(directory, size, fresh);
  test::Process service({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", archive.url(),
                         "--log-level", "info", "--database-connections", "2"});
  const auto stub = v1::QueryService::NewStub(grpc::CreateChannel(
      service.AwaitOutput("address=").value_or("nowhere"), grpc::InsecureChannelCredentials()));
  std::printf("%d items in %d issues; mean ms of %d calls, median of %d rounds by turns\n", size.items,
              size.issues, calls, rounds);
  std::printf("%-24s %8s %8s %8s\n", "", "gRPC", "pgbench", "ratio");
  for (const Read& read : ReadsOf(archive.url())) {
    std::vector<double> ours, theirs, ratios;
    Mean(*stub, read, 20);
    for (int round = 0; round < rounds; ++round) {
      theirs.push_back(Pgbench(archive.url(), read.sql, calls));
      ours.push_back(Mean(*stub, read, calls));
      ratios.push_back(ours.back() / theirs.back());
    }
    std::printf("%-24s %8.3f %8.3f %8.2f\n", read.name.c_str(), Median(ours), Median(theirs), Median(ratios));
  }
  return 0;
}

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) try {
  std::string directory = PULSE_SOURCE_DIR "/build/scale-archive";
  pulse::bench::ScaleSize size;
  bool fresh = false;
  int rounds = 5;
  int calls = 500;
  CLI::App app("Reads the large archive through gRPC and by pgbench, in turns.");
  app.add_option("--directory", directory, "Where the cluster is kept")->capture_default_str();
  app.add_option("--items", size.items, "Items in all")
      ->check(CLI::Range(1000, 10'000'000))
      ->capture_default_str();
  app.add_option("--issues", size.issues, "Issues")->check(CLI::Range(1, 100'000))->capture_default_str();
  app.add_option("--rounds", rounds, "Rounds by turns")->check(CLI::Range(1, 1000))->capture_default_str();
  app.add_option("--calls", calls, "Calls a round")->check(CLI::Range(10, 100'000))->capture_default_str();
  app.add_flag("--fresh", fresh, "Load the archive again");
  CLI11_PARSE(app, argc, argv);
  return pulse::bench::Run(directory, size, fresh, rounds, calls);
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-scale: %s\n", error.what());
  return 1;
}
