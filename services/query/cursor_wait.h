// Read-your-writes: calls that wait until the store has a change. They hold no
// worker: they are parked, and the tail of the log wakes them.

#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "db/change_tail.h"
#include "db/deadline.h"

namespace pulse::query {

/// The longest a read waits. Standbys are behind by less, or by much more.
inline constexpr std::chrono::milliseconds kLongestCursorWait{2000};

/// Calls that may wait at once; beyond them callers are told to come again.
inline constexpr std::size_t kMostCursorWaits = 1000;

/// Thread-safe.
class CursorWait final : public db::ChangeFollower {
 public:
  using Resume = std::function<void(absl::Status)>;

  /// OK, or INVALID_ARGUMENT (CURSOR_INVALID) about `min_cursor`: it is no cursor,
  /// or one of another store. Empty is OK.
  absl::Status Check(const std::string& min_cursor) const;

  /// Whether the caller of `min_cursor` has to wait; what is no cursor of the store
  /// is not waited for. If so, `resume` is called once: with OK when the store has
  /// its change, as Check when it turns out to be another one, with UNAVAILABLE
  /// (CURSOR_NOT_REACHED) when it has not within kLongestCursorWait or shortly
  /// before `deadline`, or when too many wait.
  bool Park(const std::string& min_cursor, Deadline deadline, Resume resume);

  /// The tail to look sooner when a call begins to wait. Call once, before Park.
  void set_tail(db::ChangeTail* tail) { tail_ = tail; }

  /// How far the standby is behind (db/change_feed.h), in milliseconds; -1 on a
  /// primary.
  std::int64_t ReplayLagMillis() const { return replay_lag_millis_; }

  void OnStart(const db::LogExtent& extent) override;
  void OnChanges(const std::vector<db::LoggedChange>& changes) override;
  void OnTurn(bool reached, const db::LogExtent& extent) override;
  std::chrono::milliseconds Patience() const override;

 private:
  struct Waiting {
    std::string store;
    Deadline until;
    Resume resume;
  };
  void NoteLag(const db::LogExtent& extent);
  void Reached(std::int64_t change);
  // Ends the waiting of those that are `over`.
  template <typename Over>
  void Tell(const absl::Status& why, const Over& over);

  db::ChangeTail* tail_ = nullptr;
  std::atomic<std::int64_t> replay_lag_millis_{-1};
  mutable std::mutex mutex_;  // guards what follows
  std::int64_t reached_ = -1;
  std::string store_;                             // empty: not known yet
  std::multimap<std::int64_t, Waiting> waiting_;  // by the change waited for
};

}  // namespace pulse::query
