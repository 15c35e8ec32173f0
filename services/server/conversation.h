// A stream of requests and a stream of answers that is not one to one: the
// wrapper round such an RPC.
//
//   request id → actor → admission → (read → deadline → handler → write*)* → end → metrics → log line →
//   Finish
//
// Messages are handled one after the other, in the order they were sent. The next
// one is taken when the answers to the one before are on their way, and one more is
// read ahead, so that flow control holds back a sender, and a reader that is slow:
// never more than two messages and the answers to one are here at once. A stream
// that is idle holds no worker. When the server drains, what was taken is answered,
// and the stream ends with UNAVAILABLE; so it does when the caller goes, without an
// answer. It is finished exactly once, whatever happens.

#pragma once

#include <grpcpp/support/server_callback.h>

#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "proto/error_reason.h"
#include "services/server/call_record.h"
#include "services/server/error_reasons.h"
#include "services/server/exchange.h"

namespace pulse::server {

/// What one stream's messages come to. Called on workers, never twice at once.
template <typename Request, typename Response>
class Listener {
 public:
  using Answers = absl::StatusOr<std::vector<Response>>;

  virtual ~Listener() = default;
  /// Message number `index`, from 0. A failure ends the stream.
  virtual Answers Hear(const Request& request, const CallContext& call, std::size_t index) = 0;
  /// The caller has sent all. Not called after a failure.
  virtual Answers End(const CallContext& call) = 0;
};

template <typename Request, typename Response>
class Conversation final : public grpc::ServerBidiReactor<Request, Response>,
                           public AnyExchange,
                           public std::enable_shared_from_this<Conversation<Request, Response>> {
 public:
  using Answers = typename Listener<Request, Response>::Answers;

  Conversation(ExchangeHost* host, std::string_view method, grpc::CallbackServerContext* context,
               std::unique_ptr<Listener<Request, Response>> listener)
      : host_(host), record_(method, context), listener_(std::move(listener)) {}

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
  void OnReadDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    reading_ = false;
    if (ok) {
      ahead_ = std::move(incoming_);
    } else {
      read_all_ = true;
    }
    Advance();
  }

  void OnWriteDone(bool ok) override {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (++written_ == answers_.size()) {
      answers_.clear();
      written_ = 0;
    }
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

  // Without the mutex, on a worker. No request: the end.
  void Handle(const Request* request, std::size_t index) {
    const CallContext call = record_.Context();
    absl::Status failure = record_.CheckAwaited(call.deadline);
    Answers answers = std::vector<Response>();
    if (failure.ok()) {
      try {
        answers = request ? listener_->Hear(*request, call, index) : listener_->End(call);
        failure = answers.status();
      } catch (const std::exception& fault) {
        failure = record_.Fault(fault.what());
      }
    }
    const std::lock_guard lock(mutex_);
    handling_ = false;
    if (failure.ok()) {
      answers_ = *std::move(answers);
    } else if (failure_.ok()) {
      failure_ = std::move(failure);
    }
    Advance();
  }

  // ---- all below: mutex_ is held ----

  // Whether no further message is wanted.
  bool Stopping() const { return draining_ || gone_ || !failure_.ok(); }

  void Start(std::unique_ptr<Request> request) {
    handling_ = true;
    if (request) {
      ++taken_;
      request_bytes_ += static_cast<std::int64_t>(request->ByteSizeLong());
    } else {
      ending_ = true;
    }
    const std::shared_ptr<Request> shared = std::move(request);  // a std::function is copied
    host_->RunBehind([self = this->shared_from_this(), shared, index = taken_ - (shared ? 1 : 0)] {
      self->Handle(shared.get(), index);
    });
  }

  // Starts whatever can be started.
  void Advance() {
    if (finished_) return;
    const bool answering = !gone_ && failure_.ok();
    if (answering && !writing_ && written_ < answers_.size()) {
      writing_ = true;
      response_bytes_ += static_cast<std::int64_t>(answers_[written_].ByteSizeLong());
      this->StartWrite(&answers_[written_]);
    }
    const bool answered = answers_.empty();
    if (!handling_ && answered && !Stopping()) {
      if (ahead_) {
        Start(std::move(ahead_));
      } else if (read_all_ && !ending_) {
        Start(nullptr);
      }
    }
    if (!reading_ && !read_all_ && !ahead_ && !Stopping()) {
      reading_ = true;
      incoming_ = std::make_unique<Request>();
      this->StartRead(incoming_.get());
    }
    const bool over = Stopping() || (ending_ && !handling_);
    if (over && !handling_ && !writing_ && (answered || !answering)) Close();
  }

  // A read may still be under way: it ends with the stream.
  void Close() {
    finished_ = true;
    absl::Status status = failure_;
    if (status.ok() && gone_) {
      status = ErrorWithReason(absl::StatusCode::kCancelled, kCallerGone, "The caller has gone.");
    } else if (status.ok() && !ending_) {
      status = ErrorWithReason(absl::StatusCode::kUnavailable, kServerDraining,
                               "The server is stopping. What was answered is done; begin again after it.");
    }
    this->Finish(record_.Close(status, request_bytes_, response_bytes_, host_->exchange_metrics(),
                               static_cast<std::int64_t>(taken_)));
  }

  ExchangeHost* const host_;
  const CallRecord record_;
  const std::unique_ptr<Listener<Request, Response>> listener_;
  std::mutex mutex_;
  std::shared_ptr<Conversation> self_;  // gRPC's share: until OnDone
  std::unique_ptr<Request> incoming_;   // being read
  std::unique_ptr<Request> ahead_;      // read, and not yet taken
  std::vector<Response> answers_;       // to the message taken last
  std::size_t written_ = 0;             // of these
  std::size_t taken_ = 0;
  std::int64_t request_bytes_ = 0;
  std::int64_t response_bytes_ = 0;
  bool reading_ = false;
  bool writing_ = false;
  bool handling_ = false;
  bool read_all_ = false;  // the caller has sent all it will
  bool ending_ = false;    // the listener has been told so
  bool draining_ = false;
  bool gone_ = false;  // nobody reads the answers
  bool finished_ = false;
  absl::Status failure_;  // of the stream as a whole
};

}  // namespace pulse::server
