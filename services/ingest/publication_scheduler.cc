#include "services/ingest/publication_scheduler.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "services/server/log.h"

namespace pulse::ingest {
namespace {

using server::Log;
using server::LogLevel;

// What one look or one publication may take.
constexpr std::chrono::seconds kPatience{10};
// Between two looks, so that an issue that cannot be published keeps no
// processor busy.
constexpr absl::Duration kShortestWait = absl::Milliseconds(20);

Deadline InTime() { return std::chrono::system_clock::now() + kPatience; }

}  // namespace

PublicationScheduler::PublicationScheduler(db::PublicationSchedule* schedule, absl::Duration longest_wait)
    : schedule_(schedule), longest_wait_(longest_wait), thread_([this] { Run(); }) {}

PublicationScheduler::~PublicationScheduler() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stop_requested_.notify_all();
  thread_.join();
}

bool PublicationScheduler::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

absl::Duration PublicationScheduler::PublishDue() {
  absl::Status failure;
  absl::Duration wait = longest_wait_;
  while (!stopping()) {
    auto published = schedule_->PublishNextDue(InTime());
    if (!published.ok()) {
      failure = published.status();
      break;
    }
    if (!published->has_value()) {
      auto next = schedule_->TimeToNext(InTime());
      failure = next.status();
      if (next.ok()) wait = std::clamp(*next, kShortestWait, longest_wait_);
      break;
    }
    Log(LogLevel::kInfo, "published", {{"issue", **published}, {"actor", "scheduler"}});
  }
  if (!failure.ok() && !failing_) {
    Log(LogLevel::kWarn, "schedule", {{"error", std::string(failure.message())}});
  }
  failing_ = !failure.ok();
  return wait;
}

void PublicationScheduler::Run() {
  for (;;) {
    const absl::Duration wait = PublishDue();
    std::unique_lock lock(mutex_);
    if (stop_requested_.wait_for(lock, absl::ToChronoMicroseconds(wait), [this] { return stopping_; }))
      return;
  }
}

}  // namespace pulse::ingest
