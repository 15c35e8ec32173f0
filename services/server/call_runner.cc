#include "services/server/call_runner.h"

#include <algorithm>
#include <exception>
#include <string>

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/error_translation.h"
#include "services/server/log.h"
#include "services/server/request_checks.h"
#include "services/server/request_id.h"

namespace pulse::server {
namespace {

std::string RequestIdOf(const grpc::CallbackServerContext& context) {
  const auto& metadata = context.client_metadata();
  if (const auto sent = metadata.find(kRequestIdKey); sent != metadata.end()) {
    const std::string_view id(sent->second.data(), sent->second.size());
    if (IsRequestId(id)) return std::string(id);
  }
  return MintRequestId();
}

// As the caller says; checked when the call is answered.
std::string ActorOf(const grpc::CallbackServerContext& context) {
  const auto& metadata = context.client_metadata();
  const auto sent = metadata.find(kActorKey);
  return sent == metadata.end() ? "" : std::string(sent->second.data(), sent->second.size());
}

// Faults of the service stand out in the log; those of callers do not.
LogLevel LevelOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kInternal:
    case absl::StatusCode::kUnknown:
    case absl::StatusCode::kDataLoss:
      return LogLevel::kError;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kDeadlineExceeded:
      return LogLevel::kWarn;
    default:
      return LogLevel::kInfo;
  }
}

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
        started_(std::chrono::steady_clock::now()),
        call_{.request_id = RequestIdOf(*subject.context),
              .actor = ActorOf(*subject.context),
              .deadline =
                  std::min(subject.context->deadline(), std::chrono::system_clock::now() + kLongestCall)} {
    subject.context->AddInitialMetadata(kRequestIdKey, call_.request_id);
  }

  void RunOnWorker() { End(Answer()); }

  void Refuse(const absl::Status& status) { End(status); }

 private:
  void OnDone() override { delete this; }

  absl::Status Answer() {
    if (subject_.context->IsCancelled()) {
      return ErrorWithReason(absl::StatusCode::kCancelled, kCallerGone, "The caller has gone.");
    }
    if (std::chrono::system_clock::now() >= call_.deadline) {
      return ErrorWithReason(absl::StatusCode::kDeadlineExceeded, kDeadlineExceeded,
                             "The deadline passed before the call's turn came.");
    }
    if (absl::Status actor = CheckActor(call_.actor); !actor.ok()) return actor;
    try {
      return work_(call_);
    } catch (const std::exception& fault) {
      return Fault(fault.what());
    } catch (...) {
      return Fault("not a std::exception");
    }
  }

  // What went wrong is for our log; the caller gets the id that finds it there.
  absl::Status Fault(std::string_view what) const {
    Log(LogLevel::kError, "fault",
        {{"request_id", call_.request_id}, {"method", subject_.method}, {"what", what}});
    return ErrorWithReason(absl::StatusCode::kInternal, kInternalFault,
                           "The service failed. Report the request id " + call_.request_id + ".");
  }

  // Nothing may touch the call after Finish: gRPC may have ended it by then.
  void End(const absl::Status& status) {
    const auto duration =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started_);
    const grpc::Status answer = ToGrpcStatus(status);
    runner_->metrics_.Record(subject_.method, answer.error_code(), duration);
    Log(LevelOf(status.code()), "call",
        {{"request_id", call_.request_id},
         {"method", subject_.method},
         {"peer", subject_.context->peer()},
         {"code", absl::StatusCodeToString(status.code())},
         {"reason", status.ok() ? "" : ErrorReason(status)},
         {"duration_us", duration.count()},
         {"request_bytes", BytesOf(*subject_.request)},
         {"response_bytes", status.ok() ? BytesOf(*subject_.response) : 0}});
    Finish(answer);
  }

  CallRunner* const runner_;
  const Subject subject_;
  const Work work_;
  const std::chrono::steady_clock::time_point started_;
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

}  // namespace pulse::server
