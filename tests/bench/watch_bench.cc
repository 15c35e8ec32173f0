// What thousands of idle watchers cost, and how soon they all hear of a change:
// the program behind `tests/bench/run watch`.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "db/database.h"
#include "db/issue_store.h"
#include "tests/bench/processor_time.h"
#include "tests/integration/private_cluster.h"
#include "tests/integration/process.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

using Clock = std::chrono::steady_clock;

// Megabytes of memory that `process` has in use.
double ResidentMegabytes(pid_t process) {
  std::ifstream file("/proc/" + std::to_string(process) + "/status");
  for (std::string word; file >> word;) {
    double kilobytes = 0;
    if (word == "VmRSS:" && file >> kilobytes) return kilobytes / 1024;
  }
  throw std::runtime_error("the server is gone");
}

// Messages of all watchers together, but for heartbeats.
class Tally {
 public:
  void Add() {
    const std::lock_guard lock(mutex_);
    ++count_;
    changed_.notify_all();
  }
  void AddEnd(const grpc::Status& status) {
    const std::lock_guard lock(mutex_);
    ++ended_;
    if (status.error_code() != grpc::StatusCode::CANCELLED) failure_ = status.error_message();
    changed_.notify_all();
  }
  void Await(int count) {
    std::unique_lock lock(mutex_);
    const bool came = changed_.wait_for(lock, std::chrono::seconds(300),
                                        [&] { return count_ >= count || !failure_.empty(); });
    if (!failure_.empty()) throw std::runtime_error(failure_);
    if (!came) throw std::runtime_error("only " + std::to_string(count_) + " messages came");
  }
  void AwaitEnds(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return ended_ >= count; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int count_ = 0;
  int ended_ = 0;
  std::string failure_;
};

class Watcher final : public grpc::ClientReadReactor<v1::WatchChangesResponse> {
 public:
  Watcher(v1::QueryService::Stub& stub, Tally* tally) : tally_(tally) {
    stub.async()->WatchChanges(&context_, &request_, this);
    StartRead(&message_);
    StartCall();
  }
  void End() { context_.TryCancel(); }

 private:
  void OnReadDone(bool ok) override {
    if (!ok) return;
    if (!message_.has_heartbeat()) tally_->Add();
    StartRead(&message_);
  }
  void OnDone(const grpc::Status& status) override { tally_->AddEnd(status); }

  Tally* const tally_;
  grpc::ClientContext context_;
  v1::WatchChangesRequest request_;
  v1::WatchChangesResponse message_;
};

// Ends its watchers, and waits until they have ended.
class Watchers {
 public:
  Watchers(v1::QueryService::Stub& stub, int count, Tally* tally) : tally_(tally) {
    for (int i = 0; i < count; ++i) watchers_.push_back(std::make_unique<Watcher>(stub, tally));
  }
  ~Watchers() {
    for (const auto& watcher : watchers_) watcher->End();
    tally_->AwaitEnds(static_cast<int>(watchers_.size()));
  }
  Watchers(const Watchers&) = delete;
  Watchers& operator=(const Watchers&) = delete;

 private:
  Tally* const tally_;
  std::vector<std::unique_ptr<Watcher>> watchers_;
};

v1::Issue SmallIssue() {
  v1::Issue issue;
  issue.set_name("issues/2024-06");
  issue.set_title("The Digest");
  issue.mutable_edition()->set_year(2024);
  issue.mutable_edition()->set_month(6);
  issue.set_kind(v1::ISSUE_KIND_MONTHLY);
  issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  return issue;
}

void Run(int count) {
  test::PrivateCluster cluster;
  test::Process server({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", cluster.url()});
  const std::string address = server.AwaitOutput("address=").value_or("nowhere");
  const auto stub =
      v1::QueryService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));

  const double before = ResidentMegabytes(server.pid());
  Tally tally;
  const Watchers watchers(*stub, count, &tally);
  tally.Await(count);  // each has its empty snapshot
  const double after = ResidentMegabytes(server.pid());
  std::printf("%d idle watchers: the server's memory went from %.1f to %.1f MB, %.1f KB each\n", count,
              before, after, (after - before) * 1024 / count);

  constexpr int kIdleSeconds = 5;
  const double used = ProcessorSecondsOf(server.pid());
  std::this_thread::sleep_for(std::chrono::seconds(kIdleSeconds));
  std::printf("processor time while nothing happens: %.2f%%\n",
              (ProcessorSecondsOf(server.pid()) - used) * 100 / kIdleSeconds);

  db::Database database({.url = cluster.url(), .connections = 1});
  db::RevisionDraft draft;
  draft.action = v1::REVISION_ACTION_INGEST;
  draft.issue = SmallIssue();
  const auto stored = db::IssueStore(&database).SaveRevision(
      draft, std::chrono::system_clock::now() + std::chrono::seconds(20));
  if (!stored.ok()) throw std::runtime_error(std::string(stored.status().message()));
  const auto committed = Clock::now();
  tally.Await(2 * count);
  std::printf("a publication reached all of them %.0f ms after its commit\n",
              std::chrono::duration<double, std::milli>(Clock::now() - committed).count());
}

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) try {
  int watchers = 2000;
  CLI::App app("Idle watchers");
  app.add_option("--watchers", watchers, "How many")->check(CLI::Range(1, 10000))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  pulse::bench::Run(watchers);
  return 0;
} catch (const std::exception& fault) {
  std::fprintf(stderr, "bench-watch: %s\n", fault.what());
  return 1;
}
