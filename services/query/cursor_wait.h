// Read-your-writes: a read that waits until the store has a change.

#pragma once

#include <atomic>
#include <chrono>
#include <string>

#include "absl/status/status.h"
#include "db/deadline.h"
#include "db/issue_store.h"

namespace pulse::query {

/// The longest a read waits. Standbys are behind by less, or by much more.
inline constexpr std::chrono::milliseconds kLongestCursorWait{2000};

/// Reads that may wait at once. Each holds a worker: beyond them a caller is
/// told to come again, so that those who wait never stop those who need not.
inline constexpr int kMostCursorWaits = 2;

/// Thread-safe.
class CursorWait {
 public:
  /// `store` must outlive the wait.
  explicit CursorWait(db::IssueStore* store) : store_(store) {}

  /// Returns when the store has the change of `min_cursor`; at once when that is
  /// empty. UNAVAILABLE (CURSOR_NOT_REACHED): it had not within
  /// kLongestCursorWait, or shortly before `deadline`. INVALID_ARGUMENT
  /// (CURSOR_INVALID) about `min_cursor`: no cursor.
  absl::Status Until(const std::string& min_cursor, Deadline deadline);

 private:
  absl::Status Poll(const std::string& min_cursor, Deadline deadline);

  db::IssueStore* const store_;
  std::atomic<int> waiting_{0};
};

}  // namespace pulse::query
