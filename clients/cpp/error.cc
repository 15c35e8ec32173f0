#include "clients/cpp/error.h"

#include <utility>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace pulse::client {
namespace {

std::chrono::milliseconds ToMilliseconds(const google::protobuf::Duration& duration) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(duration.seconds()) +
                                                               std::chrono::nanoseconds(duration.nanos()));
}

void DecodeDetail(const google::protobuf::Any& detail, Error& error) {
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  google::rpc::RetryInfo retry;
  if (detail.UnpackTo(&info)) {
    error.reason = info.reason();
    error.domain = info.domain();
  } else if (detail.UnpackTo(&bad_request)) {
    for (const auto& violation : bad_request.field_violations()) {
      error.field_violations.push_back({violation.field(), violation.description()});
    }
  } else if (detail.UnpackTo(&retry) && retry.has_retry_delay()) {
    error.retry_delay = ToMilliseconds(retry.retry_delay());
  }
}

}  // namespace

Error LocalError(grpc::StatusCode code, std::string message) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  return error;
}

Error DecodeError(const grpc::Status& status) {
  Error error = LocalError(status.error_code(), status.error_message());
  google::rpc::Status details;
  if (details.ParseFromString(status.error_details())) {
    for (const auto& detail : details.details()) DecodeDetail(detail, error);
  }
  return error;
}

}  // namespace pulse::client
