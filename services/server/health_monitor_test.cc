#include "services/server/health_monitor.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pulse::server {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;

// A dependency that can be taken away, and what was reported about it.
class Watched {
 public:
  absl::Status Check() {
    ++checks_;
    return away_ ? absl::UnavailableError("away") : absl::OkStatus();
  }
  void Report(bool serving) {
    const std::lock_guard lock(mutex_);
    reports_.push_back(serving);
    reported_.notify_all();
  }
  std::vector<bool> WaitForReports(std::size_t count) {
    std::unique_lock lock(mutex_);
    reported_.wait_for(lock, std::chrono::seconds(10), [&] { return reports_.size() >= count; });
    return reports_;
  }
  void SetAway(bool away) { away_ = away; }
  int checks() const { return checks_; }

 private:
  std::atomic<bool> away_ = false;
  std::atomic<int> checks_ = 0;
  std::mutex mutex_;
  std::condition_variable reported_;
  std::vector<bool> reports_;
};

TEST(HealthMonitorTest, Monitor_FollowsTheDependencyAwayAndBack) {
  Watched watched;
  const HealthMonitor monitor([&] { return watched.Check(); }, [&](bool serving) { watched.Report(serving); },
                              milliseconds(1));
  EXPECT_THAT(watched.WaitForReports(1), ElementsAre(true));
  watched.SetAway(true);
  EXPECT_THAT(watched.WaitForReports(2), ElementsAre(true, false));
  watched.SetAway(false);
  EXPECT_THAT(watched.WaitForReports(3), ElementsAre(true, false, true));
}

TEST(HealthMonitorTest, Monitor_ReportsOnlyChanges) {
  Watched watched;
  const HealthMonitor monitor([&] { return watched.Check(); }, [&](bool serving) { watched.Report(serving); },
                              milliseconds(1));
  while (watched.checks() < 5) std::this_thread::sleep_for(milliseconds(1));
  EXPECT_THAT(watched.WaitForReports(1), ElementsAre(true));
}

TEST(HealthMonitorTest, Destructor_DoesNotWaitForTheInterval) {
  Watched watched;
  const auto before = std::chrono::steady_clock::now();
  {
    const HealthMonitor monitor([&] { return watched.Check(); },
                                [&](bool serving) { watched.Report(serving); }, std::chrono::hours(1));
    watched.WaitForReports(1);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::minutes(1));
}

}  // namespace
}  // namespace pulse::server
