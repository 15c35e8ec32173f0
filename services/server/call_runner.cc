#include "services/server/call_runner.h"

#include <exception>

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::server {

// One call, from admission to Finish. Owned by gRPC from the moment it is
// returned to it; OnDone ends it.
class CallRunner::Call final : public grpc::ServerUnaryReactor {
 public:
  Call(CallRunner* runner, const CallRecord& record, std::int64_t request_bytes, Work work)
      : runner_(runner),
        request_bytes_(request_bytes),
        work_(std::move(work)),
        record_(record),
        call_(record_.Context()) {}

  const CallContext& context() const { return call_; }

  void RunOnWorker() { End(Answer()); }

  void Refuse(const absl::Status& status) { End(status); }

 private:
  void OnDone() override { delete this; }

  absl::StatusOr<std::int64_t> Answer() {
    if (absl::Status awaited = record_.CheckAwaited(call_.deadline); !awaited.ok()) return awaited;
    if (absl::Status caller = record_.CheckCaller(); !caller.ok()) return caller;
    try {
      return work_(call_);
    } catch (const std::exception& fault) {
      return record_.Fault(fault.what());
    } catch (...) {
      return record_.Fault("not a std::exception");
    }
  }

  // Nothing may touch the call after Finish: gRPC may have ended it by then.
  void End(const absl::StatusOr<std::int64_t>& answered) {
    Finish(record_.Close(answered.status(), request_bytes_, answered.value_or(0), &runner_->metrics_));
  }

  CallRunner* const runner_;
  const std::int64_t request_bytes_;
  const Work work_;
  const CallRecord record_;
  const CallContext call_;
};

grpc::ServerUnaryReactor* CallRunner::Start(const CallRecord& record, std::int64_t request_bytes, Work work,
                                            const Gate& gate) {
  auto* call = new Call(this, record, request_bytes, std::move(work));
  const bool waits = gate && gate(call->context(), [this, call](const absl::Status& status) {
                       if (status.ok()) {
                         Submit(call);
                       } else {
                         call->Refuse(status);
                       }
                     });
  if (!waits) Submit(call);
  return call;
}

void CallRunner::Submit(Call* call) {
  if (workers_.TrySubmit([call] { call->RunOnWorker(); })) return;
  call->Refuse(ErrorWithReason(absl::StatusCode::kResourceExhausted, kQueueFull,
                               "The service has more calls than it can answer. Try again a little later."));
}

// gRPC keeps a reactor for calls that end where they began.
grpc::ServerUnaryReactor* CallRunner::FinishStored(const CallRecord& record,
                                                   grpc::CallbackServerContext* context,
                                                   const absl::Status& status, std::int64_t request_bytes,
                                                   std::int64_t response_bytes) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  const bool shown = !status.ok() || stored_answers_++ % kStoredAnswersALine == 0;
  if (shown) {
    reactor->Finish(record.Close(status, request_bytes, response_bytes, &metrics_));
  } else {
    record.Count(grpc::StatusCode::OK, &metrics_);
    reactor->Finish(grpc::Status::OK);
  }
  return reactor;
}

absl::Status CallRunner::AdmitFeed(const std::shared_ptr<AnyStream>& feed) {
  return Admit(feed, &feeds_, kMostFeeds);
}

absl::Status CallRunner::Admit(const std::shared_ptr<AnyStream>& stream, Streams* streams, std::size_t most) {
  const std::lock_guard lock(exchanges_mutex_);
  if (draining_) {
    return ErrorWithReason(absl::StatusCode::kUnavailable, kServerDraining,
                           "The server is stopping. Call again, and another one answers.");
  }
  if (streams->size() >= most) {
    return ErrorWithReason(absl::StatusCode::kResourceExhausted, kQueueFull,
                           "The service has more streams than it can answer. Try again a little later.");
  }
  (*streams)[stream.get()] = stream;
  return absl::OkStatus();
}

void CallRunner::Forget(const void* exchange) {
  const std::lock_guard lock(exchanges_mutex_);
  exchanges_.erase(exchange);
  feeds_.erase(exchange);
}

void CallRunner::Drain() {
  std::vector<std::shared_ptr<AnyStream>> live;
  {
    const std::lock_guard lock(exchanges_mutex_);
    draining_ = true;
    for (const Streams* streams : {&exchanges_, &feeds_}) {
      for (const auto& [key, stream] : *streams) {
        if (auto alive = stream.lock()) live.push_back(std::move(alive));
      }
    }
  }
  for (const auto& exchange : live) exchange->Drain();
}

}  // namespace pulse::server
