// One WatchChanges stream, from admission to Finish.
//
//   request id → actor → admission → validation → (load | follow → write)* → metrics → log line → Finish
//
// Far behind, and in the snapshot, it reads the store a few issues at a time on a
// worker, and only when what it had is written: a slow reader then holds up
// nobody and nothing. At the head of the log it takes what RecentChanges has read
// for all, and is cut off when too much of that waits. Idle, it holds no worker.

#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

#include "absl/status/status.h"
#include "db/change_cursor.h"
#include "db/change_feed.h"
#include "services/query/watch/recent_changes.h"
#include "services/query/watch/watch_reading.h"
#include "services/server/call_record.h"
#include "services/server/stream_host.h"

namespace pulse::query {

/// What may wait to be sent to a reader when more comes.
inline constexpr std::size_t kMostWaitingMessages = 1000;
inline constexpr std::size_t kMostWaitingBytes = std::size_t{16} << 20;

class Watch final : public grpc::ServerWriteReactor<grpc::ByteBuffer>,
                    public server::AnyStream,
                    public Watcher,
                    public std::enable_shared_from_this<Watch> {
 public:
  /// All must outlive the stream.
  Watch(server::StreamHost* host, RecentChanges* recent, db::ChangeFeed* feed,
        grpc::CallbackServerContext* context)
      : host_(host), recent_(recent), record_("QueryService/WatchChanges", context), reading_(feed) {}

  /// Starts, or ends the stream with `refusal`. `request` is a checked one. Call
  /// once.
  void Begin(const v1::WatchChangesRequest& request, const absl::Status& refusal);

  void Drain() override;
  void Wake() override;
  void Tick() override;
  void End(const absl::Status& why) override;

 private:
  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

  // Without mutex_, on a worker; nothing else touches reading_ meanwhile.
  void Load();

  // ---- mutex_ is held ----
  void Advance();
  void StartLoad();
  void Follow();
  bool QueueIsFull() const;
  void Queue(const grpc::ByteBuffer& message);
  void Finished();

  server::StreamHost* const host_;
  RecentChanges* const recent_;
  const server::CallRecord record_;
  std::int64_t request_bytes_ = 0;
  std::chrono::milliseconds heartbeat_{};
  WatchReading reading_;

  std::mutex mutex_;             // guards what follows
  std::shared_ptr<Watch> self_;  // gRPC's share: until OnDone
  db::ChangeCursor position_;    // what is queued or sent goes up to here
  std::deque<grpc::ByteBuffer> queue_;
  std::size_t queue_bytes_ = 0;
  grpc::ByteBuffer writing_message_;
  std::chrono::steady_clock::time_point last_message_;
  std::int64_t messages_ = 0;
  std::int64_t response_bytes_ = 0;
  bool begun_ = false;  // position_ is known
  bool live_ = false;   // it was at the head, and follows
  bool loading_ = false;
  bool writing_ = false;
  bool gone_ = false;  // nobody reads
  bool finished_ = false;
  absl::Status failure_;  // why it ends
};

}  // namespace pulse::query
