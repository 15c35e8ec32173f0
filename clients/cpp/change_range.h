// What happens to items, as a range that goes on for ever.
//
//   auto changes = client.WatchChanges(request);
//   for (const v1::WatchChangesResponse& change : changes) Use(change), Keep(change.cursor());
//   Report(*changes.error());
//
// While the service is UNAVAILABLE, when it cut the reader off as too slow, and
// when the stream's own time is over, the watch is resumed after the last
// message: nothing is missed, and nothing comes twice.

#pragma once

#include <grpcpp/client_context.h>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "exchange_stream.h"

namespace pulse::client {

namespace v1 = ::cordisbright::pulse::v1;

/// One watch. For one thread at a time, but for Cancel; destroying it ends it.
/// Messages live until the next step. The Client it came from must outlive it.
class ChangeRange {
 public:
  /// `options.wait_timeout` is the patience: how long to try again without a
  /// message before the loop ends with the last error. `options.timeout` is the
  /// time of one stream.
  ChangeRange(v1::QueryService::Stub& stub, v1::WatchChangesRequest request, StreamOptions options);
  ~ChangeRange();
  ChangeRange(const ChangeRange&) = delete;
  ChangeRange& operator=(const ChangeRange&) = delete;

  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = v1::WatchChangesResponse;
    using difference_type = std::ptrdiff_t;
    using pointer = const value_type*;
    using reference = const value_type&;

    explicit Iterator(ChangeRange* range) : range_(range) {}
    reference operator*() const { return range_->message_; }
    pointer operator->() const { return &range_->message_; }
    Iterator& operator++() {
      range_->Advance();
      return *this;
    }
    void operator++(int) { ++*this; }
    bool operator==(std::default_sentinel_t) const { return range_->error_.has_value(); }

   private:
    ChangeRange* range_;
  };

  /// Waits for the first message.
  Iterator begin() {
    Advance();
    return Iterator(this);
  }
  std::default_sentinel_t end() const { return {}; }

  /// Ends the loop, also while it waits: its error is then CANCELLED. Any thread,
  /// any time before the destruction.
  void Cancel();

  /// Why the loop ended.
  const std::optional<Error>& error() const { return error_; }
  /// Where to go on: the last message's cursor, or what was asked for.
  const std::string& cursor() const { return request_.start_cursor(); }

 private:
  // False: cancelled meanwhile.
  bool Open();
  // Reads the next message, resuming where that helps.
  void Advance();
  // Waits before the next attempt. False: it is no use, or has been tried enough.
  bool PauseAfter(const Error& error);

  v1::QueryService::Stub& stub_;
  v1::WatchChangesRequest request_;
  const StreamOptions options_;
  std::unique_ptr<grpc::ClientReader<v1::WatchChangesResponse>> stream_;
  v1::WatchChangesResponse message_;
  std::optional<Error> error_;
  std::chrono::milliseconds pause_{};
  // Since when nothing came; empty while messages do.
  std::optional<std::chrono::steady_clock::time_point> failing_since_;

  std::mutex mutex_;  // of those below
  std::condition_variable cancelled_changed_;
  bool cancelled_ = false;
  std::unique_ptr<grpc::ClientContext> context_;
};

}  // namespace pulse::client
