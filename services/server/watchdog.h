// Ends a process whose orderly stop hangs.

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace pulse::server {

/// Exits the process with code 1, without running destructors, unless the
/// watchdog is destroyed within `patience`.
class Watchdog {
 public:
  explicit Watchdog(std::chrono::milliseconds patience);
  ~Watchdog();
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable dismissed_;
  bool done_ = false;   // guarded by mutex_
  std::thread thread_;  // last: it uses the rest
};

}  // namespace pulse::server
