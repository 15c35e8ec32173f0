// Renderings that are current, bounded in bytes.
//
// What is kept is true of one state of the store, named by its change cursor.
// A caller reads the cursor before it asks: when the store has moved, everything
// goes, so that nothing that was withdrawn or corrected is found again, nor kept
// in memory. Editors change an archive some times a day; a rendering costs a
// millisecond. Within one state the key is a SHA-256 of the request, which finds
// its rendering without a look at the issue; the ETag, a SHA-256 of revision,
// renderer version, format and options, is kept beside it and outlives the state.

#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "services/render/diagnostics.h"
#include "services/render/renderer.h"

namespace pulse::render {

/// A rendering and what a response says beside it. Never changes once kept.
struct Kept {
  Rendering rendering;
  /// What RenderEtag is made of; of a mail, whose ETag has the recipient in it.
  std::string identity;
  /// Of all but mail.
  std::string etag;
  std::int64_t revision = 0;
  int item_count = 0;
  bool empty = false;
  Diagnostics diagnostics;

  /// Memory it takes, about.
  std::size_t bytes() const;
};

/// Thread-safe.
class RenderCache {
 public:
  static constexpr std::size_t kDefaultBytes = 64U << 20U;

  /// Holds at most `max_bytes`; the least used goes first. What is larger alone is
  /// not kept.
  explicit RenderCache(std::size_t max_bytes = kDefaultBytes) : max_bytes_(max_bytes) {}

  /// What `key` was kept as while the store stood at `cursor`; null when it was
  /// not, or is gone. Another cursor than the last drops everything.
  std::shared_ptr<const Kept> Find(const std::string& cursor, const std::string& key);

  /// Ignored when the store has moved on from `cursor` by now.
  void Keep(const std::string& cursor, const std::string& key, std::shared_ptr<const Kept> kept);

  /// Bytes that are kept.
  std::size_t bytes() const;

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const Kept>>;

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  // All below: guarded by mutex_.
  std::string cursor_;
  std::list<Entry> entries_;  // used last first
  std::unordered_map<std::string, std::list<Entry>::iterator> places_;
  std::size_t bytes_ = 0;
};

}  // namespace pulse::render
