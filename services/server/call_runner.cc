#include "services/server/call_runner.h"

#include <exception>

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::server {
namespace {

std::int64_t BytesOf(const google::protobuf::MessageLite& message) {
  return static_cast<std::int64_t>(message.ByteSizeLong());
}

}  // namespace

// One call, from admission to Finish. Owned by gRPC from the moment it is
// returned to it; OnDone ends it.
class CallRunner::Call final : public grpc::ServerUnaryReactor {
 public:
  Call(CallRunner* runner, const Subject& subject, Work work)
      : runner_(runner),
        subject_(subject),
        work_(std::move(work)),
        record_(subject.method, subject.context),
        call_(record_.Context()) {}

  void RunOnWorker() { End(Answer()); }

  void Refuse(const absl::Status& status) { End(status); }

 private:
  void OnDone() override { delete this; }

  absl::Status Answer() {
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
  void End(const absl::Status& status) {
    Finish(record_.Close(status, BytesOf(*subject_.request), status.ok() ? BytesOf(*subject_.response) : 0,
                         &runner_->metrics_));
  }

  CallRunner* const runner_;
  const Subject subject_;
  const Work work_;
  const CallRecord record_;
  const CallContext call_;
};

grpc::ServerUnaryReactor* CallRunner::Start(const Subject& subject, Work work) {
  auto* call = new Call(this, subject, std::move(work));
  if (!workers_.TrySubmit([call] { call->RunOnWorker(); })) {
    call->Refuse(ErrorWithReason(absl::StatusCode::kResourceExhausted, kQueueFull,
                                 "The service has more calls than it can answer. Try again a little later."));
  }
  return call;
}

absl::Status CallRunner::Admit(const std::shared_ptr<AnyExchange>& exchange) {
  const std::lock_guard lock(exchanges_mutex_);
  if (draining_) {
    return ErrorWithReason(absl::StatusCode::kUnavailable, kServerDraining,
                           "The server is stopping. Call again, and another one answers.");
  }
  if (exchanges_.size() >= kMostExchanges) {
    return ErrorWithReason(absl::StatusCode::kResourceExhausted, kQueueFull,
                           "The service has more streams than it can answer. Try again a little later.");
  }
  exchanges_[exchange.get()] = exchange;
  return absl::OkStatus();
}

void CallRunner::Forget(const void* exchange) {
  const std::lock_guard lock(exchanges_mutex_);
  exchanges_.erase(exchange);
}

void CallRunner::Drain() {
  std::vector<std::shared_ptr<AnyExchange>> live;
  {
    const std::lock_guard lock(exchanges_mutex_);
    draining_ = true;
    for (const auto& [key, exchange] : exchanges_) {
      if (auto alive = exchange.lock()) live.push_back(std::move(alive));
    }
  }
  for (const auto& exchange : live) exchange->Drain();
}

}  // namespace pulse::server
