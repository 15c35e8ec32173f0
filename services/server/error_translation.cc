#include "services/server/error_translation.h"

#include <chrono>
#include <optional>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::server {
namespace {

using std::chrono::milliseconds;

// How long a caller does well to wait before the same call; nothing where
// repeating it cannot help.
std::optional<milliseconds> RetryDelay(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:  // a database restart takes seconds
      return milliseconds(1000);
    case absl::StatusCode::kResourceExhausted:  // a queue drains in less
      return milliseconds(250);
    case absl::StatusCode::kAborted:  // another writer was first, unless the caller insists on an old state
      if (GetErrorReason(status) == kEtagMismatch || GetErrorReason(status) == kPlanChanged) {
        return std::nullopt;
      }
      return milliseconds(50);
    default:
      return std::nullopt;
  }
}

google::protobuf::Duration ToDuration(milliseconds delay) {
  google::protobuf::Duration duration;
  duration.set_seconds(delay.count() / 1000);
  duration.set_nanos(static_cast<std::int32_t>(delay.count() % 1000 * 1'000'000));
  return duration;
}

// Cuts at a character, never inside one: both copies must be UTF-8.
std::string Shorten(absl::string_view text) {
  if (text.size() <= kMaxErrorMessageBytes) return std::string(text);
  std::size_t end = kMaxErrorMessageBytes - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

}  // namespace

std::string ErrorReason(const absl::Status& status) {
  std::string reason = GetErrorReason(status);
  return reason.empty() ? absl::StatusCodeToString(status.code()) : reason;
}

google::rpc::Status ToRpcStatus(const absl::Status& status) {
  if (status.ok()) return {};
  const std::string message = Shorten(status.message());
  google::rpc::Status answer;
  answer.set_code(static_cast<std::int32_t>(status.code()));
  answer.set_message(message);

  google::rpc::ErrorInfo info;
  info.set_reason(ErrorReason(status));
  info.set_domain(kErrorDomain);
  answer.add_details()->PackFrom(info);

  if (const auto field = status.GetPayload(kFieldPayload)) {
    google::rpc::BadRequest bad_request;
    auto* violation = bad_request.add_field_violations();
    violation->set_field(std::string(*field));
    violation->set_description(message);
    answer.add_details()->PackFrom(bad_request);
  }
  if (const auto delay = RetryDelay(status)) {
    google::rpc::RetryInfo retry;
    *retry.mutable_retry_delay() = ToDuration(*delay);
    answer.add_details()->PackFrom(retry);
  }
  return answer;
}

grpc::Status ToGrpcStatus(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status answer = ToRpcStatus(status);
  // absl and gRPC number the canonical codes alike.
  return {static_cast<grpc::StatusCode>(status.code()), answer.message(), answer.SerializeAsString()};
}

}  // namespace pulse::server
