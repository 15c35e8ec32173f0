// PostgreSQL is killed and comes back, on a cluster of this test's own.

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>

#include "db/database.h"
#include "db/issue_store.h"
#include "db/store_test_fixture.h"

namespace pulse::db {
namespace {

// First line that `command` prints. Throws when it fails.
std::string OutputOf(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::array<char, 4096> line{};
  const char* read = fgets(line.data(), static_cast<int>(line.size()), pipe);
  if (pclose(pipe) != 0) throw std::runtime_error("failed: " + command);
  if (read == nullptr) return "";
  const std::string text = line.data();
  return text.substr(0, text.find('\n'));
}

class PrivateCluster {
 public:
  PrivateCluster() {
    std::array<char, 32> pattern{"/tmp/pulse-recovery.XXXXXX"};
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a folder in /tmp");
    directory_ = pattern.data();
    url_ = Start();
    OutputOf(PULSE_SOURCE_DIR "/db/migrate '" + url_ + "'");
  }
  ~PrivateCluster() {
    try {
      OutputOf(PULSE_SOURCE_DIR "/deploy/local/postgres stop " + directory_);
    } catch (const std::exception& error) {
      ADD_FAILURE() << error.what();
    }
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }
  PrivateCluster(const PrivateCluster&) = delete;
  PrivateCluster& operator=(const PrivateCluster&) = delete;

  std::string Start() { return OutputOf(PULSE_SOURCE_DIR "/deploy/local/postgres start " + directory_); }

  void Kill() {
    pid_t postmaster = 0;
    std::ifstream(directory_ + "/data/postmaster.pid") >> postmaster;
    ASSERT_GT(postmaster, 1);
    ASSERT_EQ(kill(postmaster, SIGKILL), 0);
  }

  const std::string& url() const { return url_; }

 private:
  std::string directory_;
  std::string url_;
};

TEST(Recovery, PoolComesBackAndEveryAcknowledgedRevisionIsThere) {
  PrivateCluster cluster;
  Database database({cluster.url(), 2});
  IssueStore store(&database);

  std::atomic<int> acknowledged{0};
  absl::Status last_failure;
  std::thread writer([&] {
    for (int year = 1900; year < 2200; ++year) {
      const auto stored = store.SaveRevision(DraftOf(year, 1), Soon());
      if (stored.ok()) {
        ++acknowledged;
      } else {
        last_failure = stored.status();
        return;
      }
    }
  });
  while (acknowledged < 10) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  cluster.Kill();
  // An old backend may serve until it notices; nothing new can connect.
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (database.CheckReady(Soon()).ok() && std::chrono::steady_clock::now() < give_up) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  EXPECT_EQ(database.CheckReady(Soon()).code(), absl::StatusCode::kUnavailable);
  writer.join();
  EXPECT_TRUE(absl::IsUnavailable(last_failure) || absl::IsUnknown(last_failure)) << last_failure;

  EXPECT_EQ(cluster.Start(), cluster.url());
  EXPECT_TRUE(database.CheckReady(Soon()).ok());
  const auto page = store.ListIssues({.include_unpublished = true}, 500, "", Soon());
  ASSERT_TRUE(page.ok()) << page.status();
  const int stored = static_cast<int>(page->rows.size());
  // The write in flight may have been committed without our hearing of it.
  EXPECT_GE(stored, acknowledged);
  EXPECT_LE(stored, acknowledged + 1);
  EXPECT_EQ(ChangeOf(*store.CurrentCursor(Soon())), stored);
  const auto items = store.ListItems({}, 500, "", Soon());
  EXPECT_EQ(items->rows.size(), static_cast<std::size_t>(stored) * 2) << "no half issue";
}

}  // namespace
}  // namespace pulse::db
