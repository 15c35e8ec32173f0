// What every stream of requests and answers has, whatever is done with a message:
// its share of itself until gRPC lets go, the flags of what is under way, how it
// ends. Exchange and Conversation say what becomes of a message.

#pragma once

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "proto/error_reason.h"
#include "services/server/call_record.h"
#include "services/server/error_reasons.h"
#include "services/server/stream_host.h"
#include "services/server/wire_message.h"

namespace pulse::server {

/// A stream in both directions whose messages are bytes.
using RawBidiReactor = grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>;

template <typename Request, typename Response>
class MessageStream : public RawBidiReactor,
                      public AnyStream,
                      public std::enable_shared_from_this<MessageStream<Request, Response>> {
 public:
  /// Starts reading, or ends the stream with `refusal`. Call once.
  void Begin(const absl::Status& refusal) {
    const std::lock_guard lock(mutex_);
    self_ = this->shared_from_this();
    failure_ = refusal.ok() ? record_.CheckCaller() : refusal;
    Advance();
  }

  void Drain() final {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    Advance();
  }

 protected:
  MessageStream(StreamHost* host, std::string_view method, grpc::CallbackServerContext* context)
      : record_(method, context), host_(host) {}

  // ---- of the one stream; mutex_ is held ----

  /// Starts whatever can be started; with finished_, nothing.
  virtual void Advance() = 0;
  /// The message that Read() waited for is there.
  virtual void Received() = 0;
  /// The answer that Write() was given is on its way.
  virtual void Written() = 0;

  // ---- for it; mutex_ is held ----

  /// Whether no further message is wanted.
  bool Stopping() const { return draining_ || gone_ || !failure_.ok() || !malformed_.ok(); }
  /// Whether somebody reads answers.
  bool Answering() const { return !gone_ && failure_.ok(); }

  void Read(Request* into) {
    reading_ = true;
    into_ = into;
    this->StartRead(&read_bytes_);
  }

  void Write(const Response& answer) {
    writing_ = true;
    written_bytes_ = ToWire(answer);
    response_bytes_ += static_cast<std::int64_t>(written_bytes_.Length());
    this->StartWrite(&written_bytes_);
  }

  /// Has `job` run on a worker for the next message (none: for the end), and counts it.
  void Run(const Request* message, std::function<void()> job) {
    if (message) {
      ++taken_;
      request_bytes_ += static_cast<std::int64_t>(message->ByteSizeLong());
    }
    host_->RunBehind(std::move(job));
  }

  /// Ends the stream: with its failure if there is one. Otherwise `whole` says whether
  /// all was done, and `advice` what to do where the server's stopping cut it short. A
  /// read may still be under way: it ends with the stream.
  void Close(bool whole, std::string_view advice) {
    finished_ = true;
    absl::Status status = failure_;
    if (status.ok() && gone_) {
      status = ErrorWithReason(absl::StatusCode::kCancelled, kCallerGone, "The caller has gone.");
    } else if (status.ok() && !malformed_.ok()) {
      status = malformed_;
    } else if (status.ok() && !whole) {
      status = ErrorWithReason(absl::StatusCode::kUnavailable, kServerDraining, advice);
    }
    this->Finish(record_.Close(status, request_bytes_, response_bytes_, host_->stream_metrics(),
                               static_cast<std::int64_t>(taken_)));
  }

  const CallRecord record_;
  std::mutex mutex_;
  absl::Status failure_;   // of the stream as a whole
  std::size_t taken_ = 0;  // messages
  bool reading_ = false;
  bool writing_ = false;
  bool read_all_ = false;  // the caller has sent all it will
  bool finished_ = false;

 private:
  void OnReadDone(bool ok) final {
    const absl::Status read = ok ? ReadWireMessage(read_bytes_, into_) : absl::OkStatus();
    read_bytes_.Clear();
    const std::lock_guard lock(mutex_);
    reading_ = false;
    if (!ok) {
      read_all_ = true;
    } else if (read.ok()) {
      ++read_messages_;
      Received();
    } else {
      malformed_ = ErrorWithReason(
          absl::StatusCode::kInvalidArgument, kFieldMalformed,
          "Message " + std::to_string(read_messages_ + 1) + " of the stream: " + std::string(read.message()));
    }
    Advance();
  }

  void OnWriteDone(bool ok) final {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    Written();
    if (!ok) gone_ = true;
    Advance();
  }

  void OnCancel() final {
    const std::lock_guard lock(mutex_);
    gone_ = true;
    Advance();
  }

  void OnDone() final {
    host_->Forget(static_cast<AnyStream*>(this));
    const auto last = std::move(self_);  // goes with the end of this function
  }

  StreamHost* const host_;
  Request* into_ = nullptr;         // what is being read becomes this
  grpc::ByteBuffer read_bytes_;     // gRPC's between StartRead and OnReadDone
  grpc::ByteBuffer written_bytes_;  // gRPC's between StartWrite and OnWriteDone
  std::size_t read_messages_ = 0;
  absl::Status malformed_;               // of the message that was none: those before are answered first
  std::shared_ptr<MessageStream> self_;  // gRPC's share: until OnDone
  std::int64_t request_bytes_ = 0;
  std::int64_t response_bytes_ = 0;
  bool draining_ = false;
  bool gone_ = false;  // nobody reads the answers
};

}  // namespace pulse::server
