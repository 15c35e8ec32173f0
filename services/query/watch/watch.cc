#include "services/query/watch/watch.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "proto/error_reason.h"
#include "services/query/watch/watch_messages.h"
#include "services/server/error_reasons.h"

namespace pulse::query {

void Watch::Begin(const v1::WatchChangesRequest& request, const absl::Status& refusal) {
  reading_.Ask(request);
  heartbeat_ = HeartbeatOf(request);
  request_bytes_ = static_cast<std::int64_t>(request.ByteSizeLong());
  const std::lock_guard lock(mutex_);
  self_ = shared_from_this();
  failure_ = refusal.ok() ? record_.CheckCaller() : refusal;
  last_message_ = std::chrono::steady_clock::now();
  if (failure_.ok()) recent_->Add(self_);
  Advance();
}

void Watch::Drain() {
  End(ErrorWithReason(absl::StatusCode::kUnavailable, server::kServerDraining,
                      "The server is stopping. Watch again with the last cursor, and another one answers."));
}

void Watch::End(const absl::Status& why) {
  const std::lock_guard lock(mutex_);
  if (failure_.ok()) failure_ = why;
  Advance();
}

void Watch::Wake() {
  const std::lock_guard lock(mutex_);
  if (live_ && !loading_) {
    if (QueueIsFull()) {
      failure_ = ErrorWithReason(absl::StatusCode::kResourceExhausted, server::kReaderTooSlow,
                                 "More messages wait than the server keeps for one reader. Read faster, or "
                                 "select less, and watch again with the last cursor.");
    } else {
      Follow();
    }
  }
  Advance();
}

void Watch::Tick() {
  const std::lock_guard lock(mutex_);
  const bool idle = live_ && !loading_ && !writing_ && queue_.empty() && failure_.ok();
  if (!idle || std::chrono::steady_clock::now() - last_message_ < heartbeat_) return;
  Queue(HeartbeatMessage(position_));
  Advance();
}

void Watch::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  writing_ = false;
  writing_message_.Clear();
  last_message_ = std::chrono::steady_clock::now();
  if (!ok) gone_ = true;
  Advance();
}

void Watch::OnCancel() {
  const std::lock_guard lock(mutex_);
  gone_ = true;
  Advance();
}

void Watch::OnDone() {
  recent_->Remove(this);
  host_->Forget(static_cast<server::AnyStream*>(this));
  const auto last = std::move(self_);  // goes with the end of this function
}

// Starts whatever can be started. Of a stream that ends, what waits is dropped:
// the reader resumes after what it has. The status waits for the message that is
// on its way, and so for the reader.
void Watch::Advance() {
  if (finished_) return;
  if (!failure_.ok() || gone_) {
    queue_.clear();
    if (!writing_ && !loading_) Finished();
    return;
  }
  if (queue_.empty() && !loading_) {
    if (begun_ && !position_.snapshot) Follow();
    const bool behind = !begun_ || position_.snapshot || position_.change < recent_->head();
    if (queue_.empty() && behind) StartLoad();
  }
  if (writing_ || queue_.empty()) return;
  writing_ = true;
  writing_message_ = queue_.front();
  queue_bytes_ -= writing_message_.Length();
  queue_.pop_front();
  ++messages_;
  response_bytes_ += static_cast<std::int64_t>(writing_message_.Length());
  StartWrite(&writing_message_);
}

void Watch::Finished() {
  finished_ = true;
  absl::Status status = failure_;
  if (status.ok()) {
    status = ErrorWithReason(absl::StatusCode::kCancelled, server::kCallerGone, "The caller has gone.");
  }
  Finish(record_.Close(status, request_bytes_, response_bytes_, host_->stream_metrics(), messages_));
}

void Watch::Queue(const grpc::ByteBuffer& message) {
  queue_bytes_ += message.Length();
  queue_.push_back(message);
}

bool Watch::QueueIsFull() const {
  return queue_.size() > kMostWaitingMessages || queue_bytes_ > kMostWaitingBytes;
}

// Who catches up gets a change at a time: what it missed must not wait for it as
// if it were slow.
void Watch::Follow() {
  const std::int64_t head = recent_->head();
  while (position_.change < head && (live_ ? !QueueIsFull() : queue_.empty())) {
    const auto change = recent_->Find(position_.change + 1);
    if (!change) {
      live_ = false;
      return;
    }
    for (const grpc::ByteBuffer& message : reading_.MessagesOf(*change, position_.part)) Queue(message);
    position_.change = change->cursor();
    position_.part = 0;
  }
  live_ = live_ || position_.change >= head;
}

void Watch::StartLoad() {
  loading_ = true;
  live_ = false;
  host_->RunBehind([self = shared_from_this()] { self->Load(); });
}

// ---- on a worker ----

void Watch::Load() {
  const Deadline deadline = std::chrono::system_clock::now() + server::kLongestCall;
  bool begun = false;
  db::ChangeCursor at;
  {
    const std::lock_guard lock(mutex_);
    begun = begun_;
    at = position_;
  }
  WatchReading::Loaded loaded;
  try {
    loaded = begun ? reading_.GoOn(at, deadline) : reading_.Start(deadline);
  } catch (const std::exception& fault) {
    loaded.status = record_.Fault(fault.what());
  }
  const std::lock_guard lock(mutex_);
  loading_ = false;
  if (!loaded.status.ok() && failure_.ok()) failure_ = loaded.status;
  begun_ = true;
  position_ = loaded.next;
  for (const grpc::ByteBuffer& message : loaded.messages) Queue(message);
  Advance();
}

}  // namespace pulse::query
