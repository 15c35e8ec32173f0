// A change of the log as the messages that watchers get of it, each serialised
// once for all who get the same.

#pragma once

#include <grpcpp/support/byte_buffer.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "db/change_feed.h"
#include "services/query/watch/watch_filter.h"

namespace pulse::query {

/// Thread-safe.
class ChangeMessages {
 public:
  /// `aliases` are needed where the change is part of a merge.
  ChangeMessages(db::LoggedChange logged, std::string store, std::shared_ptr<const v1::Issue> before,
                 std::shared_ptr<const v1::Issue> after, std::map<std::string, std::string> aliases);

  std::int64_t cursor() const { return logged_.cursor; }

  /// Appends what a reader with `filter` gets, from part `first` on. A merge makes
  /// the filter follow.
  void AppendTo(WatchFilter* filter, v1::ContentView view, std::int64_t first,
                std::vector<grpc::ByteBuffer>* messages) const;

 private:
  const grpc::ByteBuffer& StateMessage() const;
  const grpc::ByteBuffer& ItemMessage(std::size_t part, v1::ItemChangedType type, v1::ContentView view) const;
  std::string CursorAfter(std::size_t part) const;

  const db::LoggedChange logged_;
  const std::string store_;
  const std::map<std::string, std::string> aliases_;
  const IssueChange change_;
  mutable std::mutex mutex_;
  mutable std::map<std::tuple<std::size_t, int, int>, grpc::ByteBuffer> serialised_;  // guarded by mutex_
};

/// Reads what happened in `logged` from the database. `before` is the issue's
/// revision before it where the caller has that; null: it is read.
absl::StatusOr<std::shared_ptr<const ChangeMessages>> ReadChangeMessages(
    db::ChangeFeed& feed, const db::LoggedChange& logged, const std::string& store,
    std::shared_ptr<const v1::Issue> before, Deadline deadline,
    std::shared_ptr<const v1::Issue>* after = nullptr);

}  // namespace pulse::query
