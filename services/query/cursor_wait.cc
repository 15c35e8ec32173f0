#include "services/query/cursor_wait.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "proto/error_reason.h"
#include "services/query/tail/change_cursor.h"
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

}  // namespace

absl::Status CursorWait::Check(const std::string& min_cursor) const {
  if (min_cursor.empty()) return absl::OkStatus();
  const std::optional<ChangeCursor> cursor = ParseChangeCursor(min_cursor);
  const std::lock_guard lock(mutex_);
  if (cursor && (cursor->store.empty() || store_.empty() || cursor->store == store_)) return absl::OkStatus();
  return server::InvalidField("min_cursor", server::kCursorInvalid,
                              "Not a change cursor of this store. Pass one that an answer gave, or none.");
}

bool CursorWait::Park(const std::string& min_cursor, Deadline deadline, Resume resume) {
  if (min_cursor.empty() || !Check(min_cursor).ok()) return false;
  const std::int64_t wanted = ParseChangeCursor(min_cursor)->Newest();
  const Deadline until =
      std::min(deadline - kAnswerTime, std::chrono::system_clock::now() + kLongestCursorWait);
  {
    const std::lock_guard lock(mutex_);
    if (wanted <= reached_) return false;
    if (waiting_.size() < kMostCursorWaits) {
      waiting_.emplace(wanted, Waiting{until, std::move(resume)});
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

void CursorWait::OnStart(const db::LogExtent& extent) {
  {
    const std::lock_guard lock(mutex_);
    store_ = extent.store;
    reached_ = -1;
  }
  Reached(extent.newest);
}

void CursorWait::OnChanges(const std::vector<db::LoggedChange>& changes) { Reached(changes.back().cursor); }

// Those who wait are called without the mutex: they may come back here.
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
  if (reached) replay_lag_millis_ = extent.standby ? extent.replay_lag_millis : -1;
  std::vector<Resume> late;
  {
    const std::lock_guard lock(mutex_);
    const Deadline now = std::chrono::system_clock::now();
    for (auto each = waiting_.begin(); each != waiting_.end();) {
      if (now < each->second.until) {
        ++each;
        continue;
      }
      late.push_back(std::move(each->second.resume));
      each = waiting_.erase(each);
    }
  }
  for (const Resume& resume : late) resume(NotReached());
}

milliseconds CursorWait::Patience() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty() ? db::kTailPoll : kWaitingPoll;
}

}  // namespace pulse::query
