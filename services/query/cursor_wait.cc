#include "services/query/cursor_wait.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "db/change_cursor.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::query {
namespace {

using std::chrono::milliseconds;

// Left of the deadline for the answer that says no.
constexpr milliseconds kAnswerTime{50};
// How often the log is looked at, and deadlines are, while calls wait.
constexpr milliseconds kWaitingPoll{20};

absl::Status NotReached() {
  return ErrorWithReason(absl::StatusCode::kUnavailable, server::kCursorNotReached,
                         "This server does not have the change of min_cursor yet. "
                         "Ask again in a moment, or read without min_cursor.");
}

absl::Status NotOfThisStore() {
  return server::InvalidField(
      "min_cursor", server::kCursorInvalid,
      "Not a change cursor of this store and release. Pass one that an answer of this "
      "service gave, or none.");
}

}  // namespace

absl::Status CursorWait::Check(const std::string& min_cursor) const {
  if (min_cursor.empty()) return absl::OkStatus();
  const std::optional<db::ChangeCursor> cursor = db::ParseChangeCursor(min_cursor);
  const std::lock_guard lock(mutex_);
  if (cursor && (store_.empty() || cursor->store == store_)) return absl::OkStatus();
  return NotOfThisStore();
}

bool CursorWait::Park(const std::string& min_cursor, Deadline deadline, Resume resume) {
  if (min_cursor.empty() || !Check(min_cursor).ok()) return false;
  db::ChangeCursor cursor = *db::ParseChangeCursor(min_cursor);
  const std::int64_t wanted = cursor.Newest();
  const Deadline until =
      std::min(deadline - kAnswerTime, std::chrono::system_clock::now() + kLongestCursorWait);
  {
    const std::lock_guard lock(mutex_);
    if (wanted <= reached_) return false;
    if (waiting_.size() < kMostCursorWaits) {
      waiting_.emplace(wanted, Waiting{std::move(cursor.store), until, std::move(resume)});
      resume = nullptr;
    }
  }
  if (resume) {
    resume(NotReached());
  } else if (tail_ != nullptr) {
    tail_->Nudge();
  }
  return true;
}

// Those who wait are called without the mutex: they may come back here.
template <typename Over>
void CursorWait::Tell(const absl::Status& why, const Over& over) {
  std::vector<Resume> told;
  {
    const std::lock_guard lock(mutex_);
    for (auto each = waiting_.begin(); each != waiting_.end();) {
      if (!over(each->second)) {
        ++each;
        continue;
      }
      told.push_back(std::move(each->second.resume));
      each = waiting_.erase(each);
    }
  }
  for (const Resume& resume : told) resume(why);
}

void CursorWait::NoteLag(const db::LogExtent& extent) {
  replay_lag_millis_ = extent.standby ? extent.replay_lag_millis : -1;
}

void CursorWait::OnStart(const db::LogExtent& extent) {
  NoteLag(extent);  // before those who wait are told
  {
    const std::lock_guard lock(mutex_);
    store_ = extent.store;
    reached_ = -1;
  }
  Tell(NotOfThisStore(), [&](const Waiting& each) { return each.store != extent.store; });
  Reached(extent.newest);
}

void CursorWait::OnChanges(const std::vector<db::LoggedChange>& changes) { Reached(changes.back().cursor); }

void CursorWait::Reached(std::int64_t change) {
  std::vector<Resume> through;
  {
    const std::lock_guard lock(mutex_);
    reached_ = change;
    const auto end = waiting_.upper_bound(change);
    for (auto each = waiting_.begin(); each != end; ++each) through.push_back(std::move(each->second.resume));
    waiting_.erase(waiting_.begin(), end);
  }
  for (const Resume& resume : through) resume(absl::OkStatus());
}

void CursorWait::OnTurn(bool reached, const db::LogExtent& extent) {
  if (reached) NoteLag(extent);
  const Deadline now = std::chrono::system_clock::now();
  Tell(NotReached(), [now](const Waiting& each) { return each.until <= now; });
}

milliseconds CursorWait::Patience() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty() ? db::kTailPoll : kWaitingPoll;
}

}  // namespace pulse::query
