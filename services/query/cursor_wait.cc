#include "services/query/cursor_wait.h"

#include <algorithm>
#include <thread>

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::query {
namespace {

using std::chrono::milliseconds;

// Left of the deadline for the answer that says no.
constexpr milliseconds kAnswerTime{50};
constexpr milliseconds kFirstPause{2};
constexpr milliseconds kLongestPause{50};

absl::Status NotReached() {
  return ErrorWithReason(absl::StatusCode::kUnavailable, server::kCursorNotReached,
                         "This server does not have the change of min_cursor yet. "
                         "Ask again in a moment, or read without min_cursor.");
}

}  // namespace

absl::Status CursorWait::Until(const std::string& min_cursor, Deadline deadline) {
  if (min_cursor.empty()) return absl::OkStatus();
  const absl::StatusOr<bool> reached = store_->HasReached(min_cursor, deadline);
  if (GetErrorReason(reached.status()) == server::kCursorInvalid) {
    return server::InvalidField("min_cursor", server::kCursorInvalid,
                                "Not a change cursor of this store. Pass one that an answer gave, or none.");
  }
  if (!reached.ok()) return reached.status();
  if (*reached) return absl::OkStatus();
  const bool may_wait = waiting_.fetch_add(1) < kMostCursorWaits;
  absl::Status status = may_wait ? Poll(min_cursor, deadline) : NotReached();
  waiting_.fetch_sub(1);
  return status;
}

absl::Status CursorWait::Poll(const std::string& min_cursor, Deadline deadline) {
  const Deadline last =
      std::min(deadline - kAnswerTime, std::chrono::system_clock::now() + kLongestCursorWait);
  for (milliseconds pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
    if (std::chrono::system_clock::now() + pause > last) return NotReached();
    std::this_thread::sleep_for(pause);
    const absl::StatusOr<bool> reached = store_->HasReached(min_cursor, deadline);
    if (!reached.ok()) return reached.status();
    if (*reached) return absl::OkStatus();
  }
}

}  // namespace pulse::query
