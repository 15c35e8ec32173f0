// What one watcher asked for, and the store read for it: where it starts, the
// snapshot, the changes after. A few issues at a time, what they say waits in
// memory. Not thread-safe.

#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "db/change_cursor.h"
#include "db/change_feed.h"
#include "services/query/watch/change_messages.h"
#include "services/query/watch/watch_filter.h"

namespace pulse::query {

class WatchReading {
 public:
  struct Loaded {
    absl::Status status{};
    std::vector<grpc::ByteBuffer> messages{};
    db::ChangeCursor next{};  // where it goes on
  };

  /// `feed` must outlive it.
  explicit WatchReading(db::ChangeFeed* feed) : feed_(feed) {}

  /// Before all else. `request` is a checked one.
  void Ask(const v1::WatchChangesRequest& request);

  /// Where the caller goes on, and what it is told first: nothing, or to begin anew.
  Loaded Start(Deadline deadline);
  /// What comes after `at`.
  Loaded GoOn(const db::ChangeCursor& at, Deadline deadline);
  /// What `change` says to this watcher, from part `first` on. A merge makes its filter
  /// follow.
  std::vector<grpc::ByteBuffer> MessagesOf(const ChangeMessages& change, std::int64_t first);

 private:
  Loaded ReadSnapshot(const db::ChangeCursor& at, Deadline deadline);
  Loaded ReadChanges(const db::ChangeCursor& at, Deadline deadline);
  Loaded StartOver(const db::LogExtent& extent, bool reset) const;
  void AppendSnapshot(const v1::Issue& issue, Loaded* loaded) const;

  db::ChangeFeed* const feed_;
  WatchFilter filter_;
  v1::ContentView view_ = v1::CONTENT_VIEW_UNSPECIFIED;
  std::optional<db::ChangeCursor> start_;  // as the caller sent it
};

}  // namespace pulse::query
