// Engagements scored a second through the service, and what the service's memory
// comes to: the program behind `tests/bench/run interests`.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>
#include <thread>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "db/database.h"
#include "db/issue_store.h"
#include "tests/bench/processor_time.h"
#include "tests/integration/private_cluster.h"
#include "tests/integration/process.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr int kItemsAnIssue = 45;
constexpr std::int64_t kNow = 1'800'000'000;

// An archive whose items have a sector, a kind, two publishers and a link each.
void FillArchive(const std::string& url, int issues) {
  db::Database database({.url = url, .connections = 1});
  db::IssueStore store(&database);
  constexpr const char* kSectors[] = {"sectors/news", "sectors/criminal-justice",
                                      "sectors/adult-social-care-and-health"};
  for (int i = 0; i < issues; ++i) {
    db::RevisionDraft draft;
    draft.action = v1::REVISION_ACTION_INGEST;
    const int month = i % 12 + 1;
    draft.issue.set_name("issues/" + std::to_string(2000 + i / 12) + (month < 10 ? "-0" : "-") +
                         std::to_string(month));
    draft.issue.mutable_edition()->set_year(2000 + i / 12);
    draft.issue.mutable_edition()->set_month(month);
    draft.issue.set_kind(v1::ISSUE_KIND_MONTHLY);
    draft.issue.set_state(v1::ISSUE_STATE_PUBLISHED);
    v1::Section* section = draft.issue.add_sections();
    section->set_sector(kSectors[i % 3]);
    for (int n = 0; n < kItemsAnIssue; ++n) {
      v1::Item* item = section->add_items();
      item->set_name(draft.issue.name() + "/items/item-" + std::to_string(n));
      item->set_sector(section->sector());
      item->set_kind(static_cast<v1::ItemKind>(1 + n % 4));
      item->set_title("Title " + std::to_string(n) + " of " + std::to_string(i));
      for (const int publisher : {n, n + 7}) {
        item->add_publishers()->set_name("publishers/p-" + std::to_string((publisher + i) % 200));
        item->mutable_publishers(item->publishers_size() - 1)->set_display_name("P");
      }
      item->add_links()->set_url("https://example.org/" + std::to_string(i) + "/" + std::to_string(n));
    }
    const auto stored =
        store.SaveRevision(draft, std::chrono::system_clock::now() + std::chrono::seconds(30));
    if (!stored.ok()) throw std::runtime_error(std::string(stored.status().message()));
  }
}

// In kB, as /proc/…/status has it: VmHWM is the most that was ever resident.
long MemoryOf(pid_t process, const std::string& field) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field + ":")) return std::atol(line.c_str() + field.size() + 1);
  }
  throw std::runtime_error("no memory figures of the service");
}

v1::Engagement EngagementOf(std::mt19937_64& random, int contact, int issues) {
  v1::Engagement engagement;
  char key[16];
  std::snprintf(key, sizeof key, "c%09d", contact);
  engagement.set_contact(key);
  const std::uint64_t issue = random() % static_cast<std::uint64_t>(issues);
  const std::string item = std::to_string(random() % kItemsAnIssue);
  // Most are clicks whose URL has a parameter of that contact's alone.
  engagement.set_url("https://www.example.org/" + std::to_string(issue) + "/" + item +
                     "/?utm_source=digest&mc_eid=" + key);
  engagement.set_kind(static_cast<v1::EngagementKind>(1 + random() % 5));
  engagement.mutable_time()->set_seconds(kNow - static_cast<std::int64_t>(random() % (400 * 86'400)));
  engagement.set_consent(random() % 20 != 0);
  return engagement;
}

struct Outcome {
  double seconds = 0;
  std::int64_t contacts = 0;
  v1::InterestTotals totals;
};

Outcome Stream(v1::QueryService::Stub& stub, int engagements, int a_contact, int issues) {
  Outcome outcome;
  grpc::ClientContext context;
  const auto begin = std::chrono::steady_clock::now();
  const auto stream = stub.ScoreInterests(&context);
  std::thread sender([&] {
    std::mt19937_64 random(1);
    v1::ScoreInterestsRequest request;
    request.mutable_scoring()->mutable_as_of()->set_seconds(kNow);
    for (int i = 0; i < engagements; ++i) {
      *request.add_engagements() = EngagementOf(random, i / a_contact, issues);
      if (request.engagements_size() < 1'000) continue;
      if (!stream->Write(request)) return;
      request.Clear();
    }
    stream->Write(request);
    stream->WritesDone();
  });
  v1::ScoreInterestsResponse response;
  while (stream->Read(&response)) {
    if (response.has_totals()) outcome.totals = response.totals();
    if (response.has_contact()) ++outcome.contacts;
  }
  sender.join();
  const grpc::Status status = stream->Finish();
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!status.ok()) throw std::runtime_error(status.error_message());
  if (outcome.totals.contact_count() != outcome.contacts) throw std::runtime_error("contacts are missing");
  return outcome;
}

int Run(int engagements, int a_contact, int issues, int rounds) {
  const test::PrivateCluster cluster;
  FillArchive(cluster.url(), issues);
  test::Process service({PULSE_QUERY, "--listen", "127.0.0.1:0", "--database-url", cluster.url()});
  const std::string address = service.AwaitOutput("address=").value_or("nowhere");
  const auto stub =
      v1::QueryService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  const pid_t process = service.pid();
  std::printf("%d engagements, %d a contact, with %d items; URLs with tracking parameters\n", engagements,
              a_contact, issues * kItemsAnIssue);
  std::printf("%8s %10s %14s %16s %14s %14s\n", "round", "seconds", "engagements/s", "server CPU us",
              "resident MB", "peak MB");
  std::printf("%8s %10s %14s %16s %14.1f %14.1f\n", "before", "", "", "",
              static_cast<double>(MemoryOf(process, "VmRSS")) / 1024,
              static_cast<double>(MemoryOf(process, "VmHWM")) / 1024);
  for (int round = 1; round <= rounds; ++round) {
    const double before = ProcessorSecondsOf(process);
    const Outcome outcome = Stream(*stub, engagements, a_contact, issues);
    std::printf("%8d %10.2f %14.0f %16.2f %14.1f %14.1f\n", round, outcome.seconds,
                engagements / outcome.seconds, (ProcessorSecondsOf(process) - before) / engagements * 1e6,
                static_cast<double>(MemoryOf(process, "VmRSS")) / 1024,
                static_cast<double>(MemoryOf(process, "VmHWM")) / 1024);
    if (round == rounds) {
      std::printf("%lld contacts, %lld engagements counted, %d reasons to set others aside\n",
                  static_cast<long long>(outcome.contacts),
                  static_cast<long long>(outcome.totals.engagement_count()), outcome.totals.set_aside_size());
    }
  }
  return 0;
}

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) try {
  int engagements = 1'000'000;
  int a_contact = 50;
  int issues = 240;
  int rounds = 3;
  CLI::App app("Streams engagements through ScoreInterests.");
  app.add_option("--engagements", engagements, "Engagements a round")
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  app.add_option("--a-contact", a_contact, "Engagements of each contact")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  app.add_option("--issues", issues, "Issues of 45 items")->check(CLI::Range(1, 2400))->capture_default_str();
  app.add_option("--rounds", rounds, "Rounds")->check(CLI::Range(1, 100))->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  return pulse::bench::Run(engagements, a_contact, issues, rounds);
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-interests: %s\n", error.what());
  return 1;
}
