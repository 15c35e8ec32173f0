// The newest changes, read once for all who watch, and the list of those who do.

#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "db/change_tail.h"
#include "services/query/watch/change_messages.h"

namespace pulse::query {

/// One who watches. Called on the tail's thread.
class Watcher {
 public:
  virtual ~Watcher() = default;
  /// There are changes to Find.
  virtual void Wake() = 0;
  /// Time has passed, and the log was seen to be where it was told to be.
  virtual void Tick() = 0;
  /// To be ended: the store is another.
  virtual void End(const absl::Status& why) = 0;
};

/// Thread-safe.
class RecentChanges final : public db::ChangeFollower {
 public:
  /// Reads on a connection of its own.
  explicit RecentChanges(const db::Database& database)
      : database_({.url = database.url(), .connections = 1}) {}

  /// From now on `watcher` is woken, until it is removed.
  void Add(const std::shared_ptr<Watcher>& watcher);
  void Remove(const Watcher* watcher);

  /// The newest change that was told.
  std::int64_t head() const;
  /// The change with this cursor; null where it is not among those kept.
  std::shared_ptr<const ChangeMessages> Find(std::int64_t cursor) const;

  void OnStart(const db::LogExtent& extent) override;
  void OnChanges(const std::vector<db::LoggedChange>& changes) override;
  void OnTurn(bool reached, const db::LogExtent& extent) override;
  std::chrono::milliseconds Patience() const override { return db::kTailPoll; }

 private:
  using Change = std::shared_ptr<const ChangeMessages>;

  std::vector<std::shared_ptr<Watcher>> Watchers() const;
  std::vector<Change> Read(const std::vector<db::LoggedChange>& changes);

  db::Database database_;
  db::ChangeFeed feed_{&database_};
  // The tail's thread only.
  std::string store_;
  std::unordered_map<std::string, std::shared_ptr<const v1::Issue>> last_revisions_;
  std::chrono::steady_clock::time_point last_tick_;

  mutable std::mutex mutex_;  // guards what follows
  std::int64_t head_ = 0;
  std::deque<Change> recent_;  // the last is head_, without gaps
  std::map<const Watcher*, std::weak_ptr<Watcher>> watchers_;
};

}  // namespace pulse::query
