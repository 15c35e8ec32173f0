#include "services/server/health_monitor.h"

#include <optional>
#include <string>
#include <utility>

#include "services/server/error_translation.h"
#include "services/server/log.h"

namespace pulse::server {

HealthMonitor::HealthMonitor(std::function<absl::Status()> check, std::function<void(bool serving)> report,
                             std::chrono::milliseconds interval)
    : check_(std::move(check)),
      report_(std::move(report)),
      interval_(interval),
      thread_([this] { Watch(); }) {}

HealthMonitor::~HealthMonitor() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_requested_.notify_all();
  thread_.join();
}

void HealthMonitor::Watch() {
  std::optional<absl::StatusCode> last;
  do {
    const absl::Status status = check_();
    if (status.code() == last) continue;
    last = status.code();
    report_(status.ok());
    if (status.ok()) {
      Log(LogLevel::kInfo, "health", {{"status", "SERVING"}});
    } else {
      Log(LogLevel::kWarn, "health",
          {{"status", "NOT_SERVING"},
           {"reason", ErrorReason(status)},
           {"why", std::string(status.message())}});
    }
  } while (WaitForNextProbe());
}

bool HealthMonitor::WaitForNextProbe() {
  std::unique_lock lock(mutex_);
  return !stop_requested_.wait_for(lock, interval_, [this] { return stopping_; });
}

}  // namespace pulse::server
