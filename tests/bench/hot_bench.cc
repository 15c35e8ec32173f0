// GetLatestIssue beside servers that do no more than gRPC itself: the program
// behind `tests/bench/run hot`.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "db/database.h"
#include "db/issue_store.h"
#include "services/server/wire_message.h"
#include "tests/bench/load.h"
#include "tests/bench/parse_documents.h"
#include "tests/bench/processor_time.h"
#include "tests/bench/published_issues.h"
#include "tests/bench/yardstick_server.h"
#include "tests/integration/private_cluster.h"
#include "tests/integration/process.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr char kMethod[] = "/cordisbright.pulse.v1.QueryService/GetLatestIssue";

Deadline Soon() { return std::chrono::system_clock::now() + std::chrono::seconds(20); }

// Published from a document such as the archive has. The issue is about `bytes`
// long: a quarter of it is what the service adds to the text, names and the spans of
// fields in the document above all.
v1::Issue PublishIssueOf(std::size_t bytes, const std::string& database_url) {
  return PublishDocuments(database_url, {GeneratedIssue(bytes * 3 / 4).content}).front();
}

class Server {
 public:
  Server(std::string name, const std::vector<std::string>& arguments)
      : name_(std::move(name)),
        process_(arguments),
        address_(process_.AwaitOutput("address=").value_or("nowhere")),
        channel_(grpc::CreateChannel(address_, grpc::InsecureChannelCredentials())) {}

  const std::string& name() const { return name_; }
  const std::string& address() const { return address_; }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  pid_t pid() const { return process_.pid(); }

 private:
  const std::string name_;
  test::Process process_;
  const std::string address_;
  const std::shared_ptr<grpc::Channel> channel_;
};

// A server and what it is asked.
struct Contestant {
  const Server* server;
  grpc::ByteBuffer request;
  std::size_t least_bytes;
  std::vector<LoadResult> rounds;
  std::vector<double> processor_micros;  // of the server, a call
};

double MedianOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

template <typename Value>
std::vector<double> Each(const Contestant& contestant, Value value) {
  std::vector<double> values;
  for (const LoadResult& round : contestant.rounds) values.push_back(value(round));
  return values;
}

// The median of what each round by itself says of two contestants, and between
// which values the middle half of the rounds lies.
struct Ratio {
  double low = 0;
  double median = 0;
  double high = 0;
};

template <typename Value>
Ratio RatioOf(const Contestant& contestant, const Contestant& yardstick, Value value) {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < contestant.rounds.size(); ++i)
    ratios.push_back(value(contestant.rounds[i]) / value(yardstick.rounds[i]));
  std::sort(ratios.begin(), ratios.end());
  return {ratios[ratios.size() / 4], MedianOf(ratios), ratios[ratios.size() * 3 / 4]};
}

double CallsOf(const LoadResult& round) { return round.calls_a_second; }
double MedianMicrosOf(const LoadResult& round) { return round.p50_micros; }
double TailMicrosOf(const LoadResult& round) { return round.p99_micros; }

void PrintRatio(const Ratio& ratio) {
  std::printf("  %5.2f (%4.2f-%4.2f)", ratio.median, ratio.low, ratio.high);
}

// Medians; ratios to the first contestant, and of calls to the last one too.
void Print(const std::vector<Contestant>& contestants, int in_flight) {
  const Contestant& first = contestants.front();
  const Contestant& last = contestants.back();
  std::printf("%d in flight          calls/s   p50 us   p99 us  server us  %17s  %17s  %17s\n", in_flight,
              "calls to the 1st", "p99 to the 1st", "calls to the last");
  for (const Contestant& contestant : contestants) {
    std::printf("  %-18s %8.0f %8.0f %8.0f %10.1f", contestant.server->name().c_str(),
                MedianOf(Each(contestant, CallsOf)), MedianOf(Each(contestant, MedianMicrosOf)),
                MedianOf(Each(contestant, TailMicrosOf)), MedianOf(contestant.processor_micros));
    PrintRatio(RatioOf(contestant, first, CallsOf));
    PrintRatio(RatioOf(contestant, first, TailMicrosOf));
    PrintRatio(RatioOf(contestant, last, CallsOf));
    std::printf("\n");
  }
}

void TakeTurn(Contestant& contestant, int in_flight, std::chrono::milliseconds turn) {
  const pid_t server = contestant.server->pid();
  const double before = ProcessorSecondsOf(server);
  contestant.rounds.push_back(Load(contestant.server->channel(), kMethod, contestant.request, in_flight,
                                   contestant.least_bytes, turn));
  const double used = ProcessorSecondsOf(server) - before;
  contestant.processor_micros.push_back(used * 1e6 / static_cast<double>(contestant.rounds.back().calls));
}

// In turns, so that what disturbs the machine disturbs them all; each round begins
// with another one, so that none always follows the same.
void Compete(std::vector<Contestant> contestants, int rounds, std::chrono::milliseconds turn) {
  for (const int in_flight : {1, 16, 64}) {
    for (Contestant& each : contestants) {
      each.rounds.clear();
      each.processor_micros.clear();
      Load(each.server->channel(), kMethod, each.request, in_flight, each.least_bytes, turn / 4);
    }
    for (int round = 0; round < rounds; ++round) {
      for (std::size_t i = 0; i < contestants.size(); ++i)
        TakeTurn(contestants[(i + static_cast<std::size_t>(round)) % contestants.size()], in_flight, turn);
    }
    Print(contestants, in_flight);
  }
}

grpc::ByteBuffer RequestOf(const std::string& etag) {
  v1::GetLatestIssueRequest request;
  request.set_if_none_match(etag);
  return server::ToWire(request);
}

// Milliseconds from the end of a commit until `server` answers with it.
double MillisUntilServed(v1::QueryService::Stub& stub, std::int64_t revision,
                         std::chrono::steady_clock::time_point committed) {
  for (;;) {
    grpc::ClientContext context;
    v1::GetLatestIssueRequest request;
    request.set_view(v1::CONTENT_VIEW_BASIC);
    v1::GetLatestIssueResponse answer;
    const grpc::Status status = stub.GetLatestIssue(&context, request, &answer);
    if (!status.ok()) throw std::runtime_error(status.error_message());
    if (answer.revision() >= revision) break;
  }
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - committed).count();
}

void PrintFreshness(db::IssueStore& store, v1::Issue issue, const std::vector<const Server*>& replicas) {
  constexpr int kPublications = 50;
  std::vector<double> millis;
  for (int i = 0; i < kPublications; ++i) {
    db::RevisionDraft draft;
    draft.action = v1::REVISION_ACTION_INGEST;
    draft.follows_revision = issue.revision();
    draft.issue = issue;
    draft.issue.set_title("The Digest " + std::to_string(i));
    auto stored = store.SaveRevision(draft, Soon());
    if (!stored.ok()) throw std::runtime_error(std::string(stored.status().message()));
    const auto committed = std::chrono::steady_clock::now();
    issue = std::move(stored->issue);
    double last = 0;
    for (const Server* replica : replicas) {
      const auto stub = v1::QueryService::NewStub(replica->channel());
      last = std::max(last, MillisUntilServed(*stub, issue.revision(), committed));
    }
    millis.push_back(last);
  }
  std::printf("published until served by both of two replicas: median %.1f ms, longest %.1f ms, of %d\n",
              MedianOf(millis), *std::max_element(millis.begin(), millis.end()), kPublications);
}

void Run(const std::string& program, int rounds, int kilobytes, int turn_millis) {
  test::PrivateCluster cluster;
  db::Database database({.url = cluster.url(), .connections = 1});
  db::IssueStore store(&database);
  const v1::Issue issue = PublishIssueOf(static_cast<std::size_t>(kilobytes) * 1000, cluster.url());

  const std::vector<std::string> query = {PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url",
                                          cluster.url()};
  const Server ours("ours", query);
  const Server replica("replica", query);
  const Server bare("bare, stored", {program, "--serve", "stored", "--original", ours.address()});
  const Server built("built each call", {program, "--serve", "built", "--original", ours.address()});
  const Server small("bare, 100 bytes", {program, "--serve", "small"});
  const Server again("ours, NOT_MODIFIED", query);

  const std::size_t whole = issue.ByteSizeLong();
  const std::chrono::milliseconds turn(turn_millis);
  std::printf("the whole issue, %zu bytes\n", whole);
  Compete({{&bare, RequestOf(""), whole, {}, {}},
           {&ours, RequestOf(""), whole, {}, {}},
           {&built, RequestOf(""), whole, {}, {}}},
          rounds, turn);
  std::printf("\nthe word that the caller's copy is current\n");
  Compete({{&small, RequestOf(issue.etag()), 100, {}, {}}, {&again, RequestOf(issue.etag()), 40, {}, {}}},
          rounds, turn);
  std::printf("\n");
  PrintFreshness(store, issue, {&ours, &replica});
}

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) try {
  int rounds = 25;
  int kilobytes = 80;
  int turn_millis = 300;
  std::string serve;
  std::string original;
  CLI::App app("GetLatestIssue beside bare gRPC servers");
  app.add_option("--rounds", rounds, "Turns of each server")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  app.add_option("--kilobytes", kilobytes, "Size of the issue")
      ->check(CLI::Range(10, 1000))
      ->capture_default_str();
  app.add_option("--turn-millis", turn_millis, "Length of a turn")
      ->check(CLI::Range(100, 60000))
      ->capture_default_str();
  app.add_option("--serve", serve, "Be a yardstick instead")
      ->check(CLI::IsMember({"stored", "built", "small"}));
  app.add_option("--original", original, "Whose answer the yardstick gives");
  CLI11_PARSE(app, argc, argv);
  using pulse::bench::Yardstick;
  if (serve == "stored") return pulse::bench::ServeYardstick(Yardstick::kStored, original);
  if (serve == "built") return pulse::bench::ServeYardstick(Yardstick::kBuilt, original);
  if (serve == "small") return pulse::bench::ServeYardstick(Yardstick::kSmall, original);
  pulse::bench::Run(argv[0], rounds, kilobytes, turn_millis);
  return 0;
} catch (const std::exception& fault) {
  std::fprintf(stderr, "bench-hot: %s\n", fault.what());
  return 1;
}
