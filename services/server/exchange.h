// A stream of requests, each with one answer, in the order they were sent: the
// wrapper round such an RPC.
//
//   request id → actor → admission → (read → deadline → handler → write)* → metrics → log line → Finish
//
// Messages are read only as fast as workers take them, so that flow control
// holds the sender back: never more than a window of them is here at once. A
// stream that is idle holds no worker. When the server drains, what was taken is
// answered, and the stream ends with UNAVAILABLE; so it is where a message cannot be
// read, which ends the stream with INVALID_ARGUMENT: the first without an answer is
// the one at fault. When the caller goes, it ends without an answer. It is finished
// exactly once, whatever happens.

#pragma once

#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "services/server/message_stream.h"

namespace pulse::server {

template <typename Request, typename Response>
class Exchange final : public MessageStream<Request, Response> {
 public:
  /// Answers the message that is number `index` of the stream, from 0. Called on
  /// workers, up to `window` at once; calls begin in the order of the messages.
  using Handler = std::function<Response(const Request&, const CallContext&, std::size_t index)>;

  Exchange(StreamHost* host, std::string_view method, grpc::CallbackServerContext* context,
           std::size_t window, Handler handler)
      : Stream(host, method, context), window_(window), handler_(std::move(handler)) {}

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

  // A message, from its reading to the writing of its answer.
  struct Slot {
    Request request;
    Response response;
    bool answered = false;
  };

  void Received() override {
    if (this->Stopping()) return;
    Slot* slot = slots_.emplace_back(std::move(incoming_)).get();
    ++running_;
    this->Run(&slot->request,
              [self = this->shared_from_this(), this, slot, index = taken_] { Answer(slot, index); });
  }

  void Written() override { slots_.pop_front(); }

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

  void Advance() override {
    if (finished_) return;
    const bool answering = this->Answering();
    if (answering && !writing_ && !slots_.empty() && slots_.front()->answered) {
      this->Write(slots_.front()->response);
    }
    const bool stopping = this->Stopping();
    if (!reading_ && !read_all_ && !stopping && slots_.size() < window_) {
      incoming_ = std::make_unique<Slot>();
      this->Read(&incoming_->request);
    }
    const bool all_answered = slots_.empty() || !answering;
    if ((read_all_ || stopping) && running_ == 0 && !writing_ && all_answered) {
      this->Close(read_all_, "The server is stopping. What was answered is done; send the rest again.");
    }
  }

  const std::size_t window_;
  const Handler handler_;
  std::deque<std::unique_ptr<Slot>> slots_;  // in the order of the stream
  std::unique_ptr<Slot> incoming_;           // being read
  std::size_t running_ = 0;
};

}  // namespace pulse::server
