// `pulse ingest` of an archive while the service it talks to is killed.

#include <csignal>
#include <filesystem>
#include <fstream>
#include <future>
#include <optional>
#include <thread>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/command_run.h"
#include "tests/integration/process.h"
#include "tests/integration/sample_documents.h"
#include "tests/support/test_database.h"

namespace pulse::test {
namespace {

using ::testing::HasSubstr;

constexpr int kDocuments = 240;

class ArchiveRestartTest : public ::testing::Test {
 protected:
  ArchiveRestartTest() {
    std::filesystem::create_directories(folder_);
    const char* const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};
    for (int i = 0; i < kDocuments; ++i) {
      const std::string year = std::to_string(1990 + i / 12);
      std::ofstream(folder_ / (year + "-" + std::to_string(100 + i % 12) + ".md"))
          << MarkdownOf({.month = months[i % 12] + (" " + year)});
    }
  }
  ~ArchiveRestartTest() override { std::filesystem::remove_all(folder_); }

  void Start(const std::string& address) {
    service_.emplace(std::vector<std::string>{PULSE_INGEST},
                     std::map<std::string, std::string>{{"PULSE_DATABASE_URL", database_.url()},
                                                        {"PULSE_LISTEN", address}});
    address_ = service_->AwaitOutput("address=").value_or("nowhere");
  }

  int Stored() const { return std::stoi(database_.Query("SELECT count(*) FROM issue_revisions")); }

  const std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "pulse-archive-restart";
  TestDatabase database_;
  std::optional<Process> service_;
  std::string address_;
};

TEST_F(ArchiveRestartTest, ServiceKilledMidway_LosesNothingAndDoublesNothing) {
  Start("127.0.0.1:0");
  auto run = std::async(std::launch::async, [this] {
    return RunCommand({"ingest", folder_.string()}, address_);
  });
  for (const int milestone : {kDocuments / 8, kDocuments / 2}) {
    while (Stored() < milestone &&
           run.wait_for(std::chrono::milliseconds(5)) == std::future_status::timeout) {
    }
    service_->Signal(SIGKILL);
    service_->AwaitExit();
    Start(address_);
  }
  const CommandRun done = run.get();
  EXPECT_EQ(done.code, 0) << done.err;
  EXPECT_THAT(done.err, HasSubstr("trying again in"));
  EXPECT_EQ(Stored(), kDocuments);
  EXPECT_EQ(database_.Query("SELECT count(*) FROM issues"), std::to_string(kDocuments));
  EXPECT_EQ(database_.Query("SELECT count(*) FROM changes"), std::to_string(kDocuments));
  int reported = 0;
  for (std::size_t at = 0; (at = done.out.find(" → issues/", at)) != std::string::npos; ++at) ++reported;
  EXPECT_EQ(reported, kDocuments);

  const CommandRun again = RunCommand({"ingest", folder_.string()}, address_);
  EXPECT_EQ(again.code, 0) << again.err;
  EXPECT_EQ(Stored(), kDocuments);
}

}  // namespace
}  // namespace pulse::test
