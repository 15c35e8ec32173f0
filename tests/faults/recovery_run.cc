#include "tests/faults/recovery_run.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <thread>

#include "tests/corpus/generator/archive.h"
#include "tests/corpus/generator/random.h"
#include "tests/faults/archive_sender.h"
#include "tests/faults/store_audit.h"
#include "tests/integration/private_cluster.h"
#include "tests/integration/process.h"
#include "tests/support/test_database.h"

namespace pulse::test {
namespace {

constexpr int kItems = 12;  // an issue, at least: small ones leave more moments between them

class IngestProcess {
 public:
  explicit IngestProcess(const std::string& database_url)
      : process_({PULSE_INGEST, "--listen", "127.0.0.1:0", "--database-url", database_url}) {
    const auto address = process_.AwaitOutput("address=");
    if (!address) throw std::runtime_error("pulse-ingest does not start");
    address_ = *address;
  }

  const std::string& address() const { return address_; }
  void Kill() const { process_.Signal(SIGKILL); }

 private:
  Process process_;
  std::string address_;
};

// The database that the archive was sent to once, without a kill.
std::string StoreUndisturbed(const TestDatabase& database, const std::vector<std::string>& documents) {
  ArchiveSender sender(&documents);
  const IngestProcess ingest(database.url());
  if (!sender.SendAll(ingest.address(), Road::kCalls, [] {}))
    throw std::runtime_error("the undisturbed run failed");
  return database.url();
}

// One pass: sends the archive and, at some moment of it, kills. Whether all of
// the archive was answered.
class Pass {
 public:
  Pass(ArchiveSender* sender, corpus::Random* random, int documents)
      : sender_(*sender),
        road_(random->Chance(0.5) ? Road::kStream : Road::kCalls),
        answers_left_(static_cast<int>(random->Below(static_cast<std::size_t>(documents)))),
        // Within the few milliseconds that the next issues take.
        delay_(static_cast<int>(random->Below(8000))) {}

  template <typename Kill>
  bool Run(const std::string& address, Kill kill) {
    std::atomic<bool> over{false};
    std::thread killer([&] {
      while (answers_left_ > 0 && !over) std::this_thread::yield();
      std::this_thread::sleep_for(delay_);
      kill();
    });
    const bool all = sender_.SendAll(address, road_, [this] { --answers_left_; });
    over = true;
    killer.join();
    return all;
  }

 private:
  ArchiveSender& sender_;
  const Road road_;
  std::atomic<int> answers_left_;
  const std::chrono::microseconds delay_;
};

}  // namespace

RecoveryReport RunRecovery(const RecoveryChoices& choices) {
  const std::vector<std::string> documents = corpus::MakeArchive(choices.documents, kItems, choices.seed);
  PrivateCluster cluster;
  setenv("PULSE_TEST_DATABASE_URL", cluster.url().c_str(), 1);
  const TestDatabase undisturbed;
  const std::string reference = StoreUndisturbed(undisturbed, documents);
  const TestDatabase disturbed;

  RecoveryReport report;
  corpus::Random random(choices.seed);
  ArchiveSender sender(&documents);
  auto ingest = std::make_unique<IngestProcess>(disturbed.url());
  for (int kill = 0; kill < choices.kills; ++kill) {
    Pass pass(&sender, &random, choices.documents / 2);
    ++report.passes;
    if (random.Chance(0.5)) {
      ++report.service_kills;
      pass.Run(ingest->address(), [&] { ingest->Kill(); });
      ingest = std::make_unique<IngestProcess>(disturbed.url());
    } else {
      ++report.database_kills;
      pass.Run(ingest->address(), [&] { cluster.Kill(); });
      cluster.Start();
    }
  }
  ++report.passes;
  // A connection that the kill broke is thrown away by the call that finds out.
  while (!sender.SendAll(ingest->address(), Road::kStream, [] {})) {
    if (++report.passes > choices.kills + 10) throw std::runtime_error("the service does not come back");
  }
  report.failed_calls = sender.failed_calls();
  report.faults = AuditStore(disturbed.url(), reference);
  const auto& wrong = sender.wrong_answers();
  report.faults.insert(report.faults.end(), wrong.begin(), wrong.end());
  return report;
}

}  // namespace pulse::test
