// Follows the log of changes: one reader of it for all that want to know.

#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "db/change_feed.h"
#include "db/change_listener.h"
#include "db/database.h"

namespace pulse::db {

/// Is told what the tail has read, on its thread: nothing here may block for
/// long.
class ChangeFollower {
 public:
  virtual ~ChangeFollower() = default;
  /// The log stands at `extent.newest`; what is told later is what comes after
  /// it. Again when the store is another one than before, or went back.
  virtual void OnStart(const LogExtent& extent) = 0;
  /// The next changes, in order, never none.
  virtual void OnChanges(const std::vector<LoggedChange>& changes) = 0;
  /// The tail has looked. `reached` says whether there was a database to look at,
  /// `extent` what it last saw of one.
  virtual void OnTurn(bool reached, const LogExtent& extent) = 0;
  /// When to look again at the latest, though nothing is known to have happened.
  virtual std::chrono::milliseconds Patience() const = 0;
};

/// A primary says when something is committed; this is how long a notice that
/// was lost goes unnoticed.
inline constexpr std::chrono::milliseconds kTailPoll{500};
/// A standby says nothing.
inline constexpr std::chrono::milliseconds kStandbyPoll{20};

class ChangeTail {
 public:
  /// Starts a thread with two connections of its own, as `database` has them.
  /// `followers` are told in their order, and must outlive the tail.
  ChangeTail(const Database& database, std::vector<ChangeFollower*> followers);
  ~ChangeTail();
  ChangeTail(const ChangeTail&) = delete;
  ChangeTail& operator=(const ChangeTail&) = delete;

  /// Looks now. From any thread.
  void Nudge() { listener_.Interrupt(); }

 private:
  void Follow();
  /// False when the database could not be read; `more` says that there is more.
  bool Turn(bool* more);
  std::chrono::milliseconds Patience() const;

  Database database_;
  ChangeFeed feed_{&database_};
  ChangeListener listener_;
  const std::vector<ChangeFollower*> followers_;
  LogExtent extent_;
  std::int64_t head_ = -1;  // the last change that was told; -1: not started
  std::atomic<bool> stopping_{false};
  std::thread thread_;  // last: it uses the rest
};

}  // namespace pulse::db
