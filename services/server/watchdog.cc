#include "services/server/watchdog.h"

#include <cstdlib>

#include "services/server/log.h"

namespace pulse::server {

Watchdog::Watchdog(std::chrono::milliseconds patience)
    : thread_([this, patience] {
        std::unique_lock lock(mutex_);
        if (dismissed_.wait_for(lock, patience, [this] { return done_; })) return;
        Log(LogLevel::kError, "stop", {{"status", "hung"}, {"after_ms", patience.count()}});
        std::_Exit(1);
      }) {}

Watchdog::~Watchdog() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  dismissed_.notify_all();
  thread_.join();
}

}  // namespace pulse::server
