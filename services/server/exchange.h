// A stream of requests, each with one answer, in the order they were sent: the
// wrapper round such an RPC.
//
//   request id → actor → admission → (read → deadline → handler → write)* → metrics → log line → Finish
//
// Messages are read only as fast as workers take them, so that flow control
// holds the sender back: never more than a window of them is here at once. A
// stream that is idle holds no worker. When the server drains, what was taken is
// answered, and the stream ends with UNAVAILABLE; so it does when the caller
// goes, without an answer. It is finished exactly once, whatever happens.

#pragma once

#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/status/status.h"
#include "proto/error_reason.h"
#include "services/server/call_record.h"
#include "services/server/error_reasons.h"

namespace pulse::server {

/// What the runner of an exchange does for it. Thread-safe.
class ExchangeHost {
 public:
  virtual ~ExchangeHost() = default;
  /// Runs `job` on a worker, behind the calls that wait.
  virtual void RunBehind(std::function<void()> job) = 0;
  /// The exchange has ended.
  virtual void Forget(const void* exchange) = 0;
  virtual CallMetrics* exchange_metrics() = 0;
};

/// An exchange as its host knows it.
class AnyExchange {
 public:
  virtual ~AnyExchange() = default;
  /// Takes no more messages; ends when those taken are answered.
  virtual void Drain() = 0;
};

template <typename Request, typename Response>
class Exchange final : public grpc::ServerBidiReactor<Request, Response>,
                       public AnyExchange,
                       public std::enable_shared_from_this<Exchange<Request, Response>> {
 public:
  /// Answers the message that is number `index` of the stream, from 0. Called on
  /// workers, up to `window` at once; calls begin in the order of the messages.
  using Handler = std::function<Response(const Request&, const CallContext&, std::size_t index)>;

  Exchange(ExchangeHost* host, std::string_view method, grpc::CallbackServerContext* context,
           std::size_t window, Handler handler)
      : host_(host), record_(method, context), window_(window), handler_(std::move(handler)) {}

  /// Starts reading, or ends the stream with `refusal`. Call once.
  void Begin(const absl::Status& refusal) {
    const std::lock_guard lock(mutex_);
    self_ = this->shared_from_this();
    failure_ = refusal.ok() ? record_.CheckCaller() : refusal;
    Advance();
  }

  void Drain() override {
    const std::lock_guard lock(mutex_);
    draining_ = true;
    Advance();
  }

 private:
  // A message, from its reading to the writing of its answer.
  struct Slot {
    Request request;
    Response response;
    bool answered = false;
  };

  void OnReadDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    reading_ = false;
    if (!ok) {
      read_all_ = true;
    } else if (!Stopping()) {
      Take();
    }
    Advance();
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    slots_.pop_front();
    if (!ok) gone_ = true;
    Advance();
  }

  void OnCancel() override {
    const std::lock_guard lock(mutex_);
    gone_ = true;
    Advance();
  }

  void OnDone() override {
    host_->Forget(static_cast<AnyExchange*>(this));
    const auto last = std::move(self_);  // goes with the end of this function
  }

  // ---- all below: mutex_ is held ----

  void Take() {
    Slot* slot = slots_.emplace_back(std::move(incoming_)).get();
    request_bytes_ += static_cast<std::int64_t>(slot->request.ByteSizeLong());
    ++running_;
    host_->RunBehind(
        [self = this->shared_from_this(), slot, index = taken_++] { self->Answer(slot, index); });
  }

  // Without the mutex, on a worker.
  void Answer(Slot* slot, std::size_t index) {
    const CallContext call = record_.Context();
    absl::Status failure = record_.CheckAwaited(call.deadline);
    if (failure.ok()) {
      try {
        slot->response = handler_(slot->request, call, index);
      } catch (const std::exception& fault) {
        failure = record_.Fault(fault.what());
      }
    }
    slot->request = Request();  // a document may be large, and its answer wait its turn
    const std::lock_guard lock(mutex_);
    slot->answered = true;
    --running_;
    if (failure_.ok()) failure_ = std::move(failure);
    Advance();
  }

  // Whether no further message is wanted.
  bool Stopping() const { return draining_ || gone_ || !failure_.ok(); }

  // Starts whatever can be started.
  void Advance() {
    if (finished_) return;
    const bool answering = !gone_ && failure_.ok();
    if (answering && !writing_ && !slots_.empty() && slots_.front()->answered) {
      writing_ = true;
      response_bytes_ += static_cast<std::int64_t>(slots_.front()->response.ByteSizeLong());
      this->StartWrite(&slots_.front()->response);
    }
    if (!reading_ && !read_all_ && !Stopping() && slots_.size() < window_) {
      reading_ = true;
      incoming_ = std::make_unique<Slot>();
      this->StartRead(&incoming_->request);
    }
    const bool all_answered = slots_.empty() || !answering;
    if ((read_all_ || Stopping()) && running_ == 0 && !writing_ && all_answered) End();
  }

  // A read may still be under way: it ends with the stream.
  void End() {
    finished_ = true;
    absl::Status status = failure_;
    if (status.ok() && gone_) {
      status = ErrorWithReason(absl::StatusCode::kCancelled, kCallerGone, "The caller has gone.");
    } else if (status.ok() && !read_all_) {
      status = ErrorWithReason(absl::StatusCode::kUnavailable, kServerDraining,
                               "The server is stopping. What was answered is done; send the rest again.");
    }
    this->Finish(record_.Close(status, request_bytes_, response_bytes_, host_->exchange_metrics(),
                               static_cast<std::int64_t>(taken_)));
  }

  ExchangeHost* const host_;
  const CallRecord record_;
  const std::size_t window_;
  const Handler handler_;
  std::mutex mutex_;
  std::shared_ptr<Exchange> self_;           // gRPC's share: until OnDone
  std::deque<std::unique_ptr<Slot>> slots_;  // in the order of the stream
  std::unique_ptr<Slot> incoming_;           // being read
  std::size_t taken_ = 0;
  std::size_t running_ = 0;
  std::int64_t request_bytes_ = 0;
  std::int64_t response_bytes_ = 0;
  bool reading_ = false;
  bool writing_ = false;
  bool read_all_ = false;  // the caller has sent all it will
  bool draining_ = false;
  bool gone_ = false;  // nobody reads the answers
  bool finished_ = false;
  absl::Status failure_;  // of the stream as a whole
};

}  // namespace pulse::server
