// Carries the reasons of the API (ErrorInfo.reason) on an absl::Status, from the
// room that finds the fault to the server that answers it.

#pragma once

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/cord.h"

namespace pulse {

/// Payload key the servers look for when they turn a status into an ErrorInfo.
inline constexpr char kReasonPayload[] = "pulse.cordisbright/reason";
/// Payload key of the field path for BadRequest.
inline constexpr char kFieldPayload[] = "pulse.cordisbright/field";

/// A status with the API's `reason` (UPPER_SNAKE_CASE) and, where one is at
/// fault, the request's `field` path.
inline absl::Status ErrorWithReason(absl::StatusCode code, std::string_view reason, std::string_view message,
                                    std::string_view field = {}) {
  absl::Status status(code, absl::string_view(message.data(), message.size()));
  status.SetPayload(kReasonPayload, absl::Cord(absl::string_view(reason.data(), reason.size())));
  if (!field.empty())
    status.SetPayload(kFieldPayload, absl::Cord(absl::string_view(field.data(), field.size())));
  return status;
}

/// The reason on `status`, or empty.
inline std::string GetErrorReason(const absl::Status& status) {
  const auto payload = status.GetPayload(kReasonPayload);
  return payload ? std::string(*payload) : std::string();
}

}  // namespace pulse
