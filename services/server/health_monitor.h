// Keeps the health status true to what the service depends on.

#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "absl/status/status.h"

namespace pulse::server {

inline constexpr std::chrono::milliseconds kHealthProbeInterval{500};

/// Asks `check` again and again on a thread of its own, and tells `report`
/// after the first answer and whenever it changes.
class HealthMonitor {
 public:
  HealthMonitor(std::function<absl::Status()> check, std::function<void(bool serving)> report,
                std::chrono::milliseconds interval = kHealthProbeInterval);
  /// Waits for a check that is under way. `report` is not called afterwards.
  ~HealthMonitor();
  HealthMonitor(const HealthMonitor&) = delete;
  HealthMonitor& operator=(const HealthMonitor&) = delete;

 private:
  void Watch();
  // False when the monitor is to stop.
  bool WaitForNextProbe();

  const std::function<absl::Status()> check_;
  const std::function<void(bool serving)> report_;
  const std::chrono::milliseconds interval_;
  std::mutex mutex_;
  std::condition_variable stop_requested_;
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;     // last: it uses the rest
};

}  // namespace pulse::server
