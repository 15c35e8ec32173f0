#include "services/query/watch/recent_changes.h"

#include <utility>

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::query {
namespace {

// Whoever is further behind reads for itself, and is told of no hurry.
constexpr std::size_t kMostRecent = 64;
constexpr std::size_t kMostLastRevisions = 64;
constexpr std::chrono::seconds kReadTimeout{5};
constexpr std::chrono::milliseconds kTick{250};

}  // namespace

void RecentChanges::Add(const std::shared_ptr<Watcher>& watcher) {
  const std::lock_guard lock(mutex_);
  watchers_[watcher.get()] = watcher;
}

void RecentChanges::Remove(const Watcher* watcher) {
  const std::lock_guard lock(mutex_);
  watchers_.erase(watcher);
}

std::int64_t RecentChanges::head() const {
  const std::lock_guard lock(mutex_);
  return head_;
}

std::shared_ptr<const ChangeMessages> RecentChanges::Find(std::int64_t cursor) const {
  const std::lock_guard lock(mutex_);
  const std::int64_t back = head_ - cursor;
  if (back < 0 || back >= static_cast<std::int64_t>(recent_.size())) return nullptr;
  return recent_[recent_.size() - 1 - static_cast<std::size_t>(back)];
}

std::vector<std::shared_ptr<Watcher>> RecentChanges::Watchers() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Watcher>> live;
  live.reserve(watchers_.size());
  for (const auto& [key, watcher] : watchers_) {
    if (auto alive = watcher.lock()) live.push_back(std::move(alive));
  }
  return live;
}

void RecentChanges::OnStart(const db::LogExtent& extent) {
  // Who came before the log was first seen has lost nothing, only waited.
  const bool first = store_.empty();
  store_ = extent.store;
  last_revisions_.clear();
  {
    const std::lock_guard lock(mutex_);
    head_ = extent.newest;
    recent_.clear();
  }
  for (const auto& watcher : Watchers()) {
    if (first) {
      watcher->Wake();
      continue;
    }
    watcher->End(ErrorWithReason(absl::StatusCode::kUnavailable, server::kStoreChanged,
                                 "The store is not the one that it was. Watch again with the last cursor."));
  }
}

// Those that could not be read, or are too many, are left to the watchers.
std::vector<RecentChanges::Change> RecentChanges::Read(const std::vector<db::LoggedChange>& changes) {
  std::vector<Change> read;
  const std::size_t first = changes.size() > kMostRecent ? changes.size() - kMostRecent : 0;
  for (std::size_t i = first; i < changes.size(); ++i) {
    if (last_revisions_.size() > kMostLastRevisions) last_revisions_.clear();
    std::shared_ptr<const v1::Issue>& last = last_revisions_[changes[i].issue];
    auto messages = ReadChangeMessages(feed_, changes[i], store_, last,
                                       std::chrono::system_clock::now() + kReadTimeout, &last);
    if (!messages.ok()) return {};
    read.push_back(*std::move(messages));
  }
  return read;
}

void RecentChanges::OnChanges(const std::vector<db::LoggedChange>& changes) {
  std::vector<Change> read;
  if (!Watchers().empty()) read = Read(changes);
  {
    const std::lock_guard lock(mutex_);
    if (read.size() != changes.size()) recent_.clear();
    for (Change& change : read) recent_.push_back(std::move(change));
    while (recent_.size() > kMostRecent) recent_.pop_front();
    head_ = changes.back().cursor;
  }
  for (const auto& watcher : Watchers()) watcher->Wake();
}

void RecentChanges::OnTurn(bool reached, const db::LogExtent& extent) {
  const auto now = std::chrono::steady_clock::now();
  if (!reached || extent.newest != head() || now - last_tick_ < kTick) return;
  last_tick_ = now;
  for (const auto& watcher : Watchers()) watcher->Tick();
}

}  // namespace pulse::query
