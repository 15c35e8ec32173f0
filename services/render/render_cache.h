// Renderings that are current, bounded in bytes, kept fresh by the log of
// changes.
//
// The key is a SHA-256 of the request and the theme, which finds its rendering
// without a look at the issue; the ETag, a SHA-256 of revision, theme, renderer
// version, format and options, is kept beside it and outlives it. What the log
// shows to have changed goes at once, from memory too: a rendering of one issue
// with each revision of it, one of several with each change of what is published.
// Nothing is found while the log has more to tell, or while nobody has looked at
// it for kMostSilence: whoever asks then has to read the truth.

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/change_tail.h"
#include "services/render/kept.h"

namespace pulse::render {

/// Longer than a tail is silent while all is well (db::kTailPoll).
inline constexpr std::chrono::seconds kMostSilence{2};

/// Thread-safe.
class RenderCache final : public db::ChangeFollower {
 public:
  static constexpr std::size_t kDefaultBytes = 64U << 20U;

  /// Holds at most `max_bytes`; the least used goes first. What is larger alone is
  /// not kept.
  explicit RenderCache(std::size_t max_bytes = kDefaultBytes) : max_bytes_(max_bytes) {}

  /// What `key` was kept as; null when it was not, is gone, or may be out of date.
  KeptPointer Find(const std::string& key);

  /// A rendering under way, to be kept if nothing happens meanwhile to what it is
  /// made of. Begin before reading.
  class Making {
   public:
    /// `issue` is all it is made of; empty: of whatever is published.
    Making(RenderCache* cache, std::string issue);
    ~Making();
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;

    void Keep(const std::string& key, KeptPointer kept);

   private:
    friend class RenderCache;
    RenderCache* const cache_;
    const std::string issue_;
    bool overtaken_ = false;  // guarded by cache_->mutex_
  };

  /// Bytes that are kept.
  std::size_t bytes() const;

  void OnStart(const db::LogExtent& extent) override;
  void OnChanges(const std::vector<db::LoggedChange>& changes) override;
  void OnTurn(bool reached, const db::LogExtent& extent) override;
  std::chrono::milliseconds Patience() const override { return db::kTailPoll; }

 private:
  using Clock = std::chrono::steady_clock;
  struct Entry {
    std::string key;
    std::string issue;
    KeptPointer kept;
  };
  using Entries = std::list<Entry>;

  // ---- mutex_ is held ----
  Entries::iterator Drop(Entries::iterator entry);

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;  // guards what follows
  std::int64_t told_ = 0;     // the last change
  bool current_ = false;      // there was no other when the log was last looked at
  Clock::time_point looked_;
  Entries entries_;  // used last first
  std::unordered_map<std::string, Entries::iterator> places_;
  std::set<Making*> making_;
  std::size_t bytes_ = 0;
};

}  // namespace pulse::render
