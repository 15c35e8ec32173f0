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

#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "services/server/message_stream.h"

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
class Conversation final : public MessageStream<Request, Response> {
 public:
  using Answers = typename Listener<Request, Response>::Answers;

  Conversation(StreamHost* host, std::string_view method, grpc::CallbackServerContext* context,
               std::unique_ptr<Listener<Request, Response>> listener)
      : Stream(host, method, context), listener_(std::move(listener)) {}

 private:
  using Stream = MessageStream<Request, Response>;
  using Stream::failure_;
  using Stream::finished_;
  using Stream::mutex_;
  using Stream::read_all_;
  using Stream::reading_;
  using Stream::record_;
  using Stream::taken_;
  using Stream::writing_;

  void Received() override { ahead_ = std::move(incoming_); }

  void Written() override {
    if (++written_ == answers_.size()) {
      answers_.clear();
      written_ = 0;
    }
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

  void Start(std::unique_ptr<Request> request) {
    handling_ = true;
    ending_ = !request;
    const std::shared_ptr<Request> shared = std::move(request);  // a std::function is copied
    this->Run(shared.get(), [self = this->shared_from_this(), this, shared, index = taken_] {
      Handle(shared.get(), index);
    });
  }

  void Advance() override {
    if (finished_) return;
    const bool answering = this->Answering();
    if (answering && !writing_ && written_ < answers_.size()) this->Write(answers_[written_]);
    const bool answered = answers_.empty();
    const bool stopping = this->Stopping();
    if (!handling_ && answered && !stopping) {
      if (ahead_) {
        Start(std::move(ahead_));
      } else if (read_all_ && !ending_) {
        Start(nullptr);
      }
    }
    if (!reading_ && !read_all_ && !ahead_ && !stopping) {
      incoming_ = std::make_unique<Request>();
      this->Read(incoming_.get());
    }
    const bool over = stopping || (ending_ && !handling_);
    if (over && !handling_ && !writing_ && (answered || !answering)) {
      this->Close(ending_, "The server is stopping. What was answered is done; begin again after it.");
    }
  }

  const std::unique_ptr<Listener<Request, Response>> listener_;
  std::unique_ptr<Request> incoming_;  // being read
  std::unique_ptr<Request> ahead_;     // read, and not yet taken
  std::vector<Response> answers_;      // to the message taken last
  std::size_t written_ = 0;            // of these
  bool handling_ = false;
  bool ending_ = false;  // the listener has been told so
};

}  // namespace pulse::server
