#include "services/server/call_record.h"

#include <algorithm>

#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/error_translation.h"
#include "services/server/log.h"
#include "services/server/request_checks.h"
#include "services/server/request_id.h"

namespace pulse::server {
namespace {

std::string_view MetadataOf(const grpc::CallbackServerContext& context, const char* key) {
  const auto& metadata = context.client_metadata();
  const auto sent = metadata.find(key);
  return sent == metadata.end() ? std::string_view()
                                : std::string_view(sent->second.data(), sent->second.size());
}

std::string RequestIdOf(const grpc::CallbackServerContext& context) {
  const std::string_view id = MetadataOf(context, kRequestIdKey);
  return IsRequestId(id) ? std::string(id) : MintRequestId();
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

}  // namespace

CallRecord::CallRecord(std::string_view method, grpc::CallbackServerContext* context)
    : method_(method),
      context_(context),
      started_(std::chrono::steady_clock::now()),
      request_id_(RequestIdOf(*context)),
      actor_(MetadataOf(*context, kActorKey)) {
  context->AddInitialMetadata(kRequestIdKey, request_id_);
}

CallContext CallRecord::Context() const {
  return {.request_id = request_id_,
          .actor = actor_,
          .deadline = std::min(context_->deadline(), std::chrono::system_clock::now() + kLongestCall)};
}

absl::Status CallRecord::CheckCaller() const { return CheckActor(actor_); }

absl::Status CallRecord::CheckAwaited(Deadline deadline) const {
  if (context_->IsCancelled()) {
    return ErrorWithReason(absl::StatusCode::kCancelled, kCallerGone, "The caller has gone.");
  }
  if (std::chrono::system_clock::now() >= deadline) {
    return ErrorWithReason(absl::StatusCode::kDeadlineExceeded, kDeadlineExceeded,
                           "The deadline passed before the call's turn came.");
  }
  return absl::OkStatus();
}

absl::Status CallRecord::Fault(std::string_view what) const {
  Log(LogLevel::kError, "fault", {{"request_id", request_id_}, {"method", method_}, {"what", what}});
  return ErrorWithReason(absl::StatusCode::kInternal, kInternalFault,
                         "The service failed. Report the request id " + request_id_ + ".");
}

std::chrono::microseconds CallRecord::Count(grpc::StatusCode code, CallMetrics* metrics) const {
  const auto duration =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started_);
  metrics->Record(method_, code, duration);
  return duration;
}

grpc::Status CallRecord::Close(const absl::Status& status, std::int64_t request_bytes,
                               std::int64_t response_bytes, CallMetrics* metrics,
                               std::int64_t messages) const {
  grpc::Status answer = ToGrpcStatus(status);
  const auto duration = Count(answer.error_code(), metrics);
  Log(LevelOf(status.code()), "call",
      {{"request_id", request_id_},
       {"method", method_},
       {"peer", context_->peer()},
       {"code", absl::StatusCodeToString(status.code())},
       {"reason", status.ok() ? "" : ErrorReason(status)},
       {"duration_us", duration.count()},
       {"messages", std::max<std::int64_t>(messages, 1)},
       {"request_bytes", request_bytes},
       {"response_bytes", response_bytes}});
  return answer;
}

}  // namespace pulse::server
