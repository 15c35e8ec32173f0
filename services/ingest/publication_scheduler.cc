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
// Between two looks, so that an issue that another server has in hand keeps no
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

absl::StatusOr<bool> PublicationScheduler::PublishNext() {
  auto next = schedule_->PublishNextDue(InTime());
  if (!next.ok()) return next.status();
  if (!next->has_value()) return false;
  const db::PublicationAttempt& attempt = **next;
  if (attempt.outcome.ok()) {
    Log(LogLevel::kInfo, "published", {{"issue", attempt.issue}, {"actor", "scheduler"}});
    return true;
  }
  const auto recorded = schedule_->RecordFailure(attempt, InTime());
  if (!recorded.ok()) return recorded.status();
  if (!recorded->has_value()) return true;  // changed meanwhile, or another server said so
  Log(LogLevel::kError, "not_published",
      {{"issue", attempt.issue},
       {"error", std::string(attempt.outcome.message())},
       {"attempts", std::to_string((*recorded)->attempts)},
       {"next_attempt_in", absl::FormatDuration((*recorded)->until_next)}});
  return true;
}

absl::Duration PublicationScheduler::PublishDue() {
  absl::StatusOr<bool> published = true;
  while (published.ok() && *published && !stopping()) published = PublishNext();
  absl::Status failure = published.status();
  absl::Duration wait = longest_wait_;
  if (failure.ok()) {
    const auto next = schedule_->TimeToNext(InTime());
    failure = next.status();
    if (next.ok()) wait = std::clamp(*next, kShortestWait, longest_wait_);
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
