// What a failed call was about, as a value: the code, the API's own reason and
// the details the service sent, decoded.

#pragma once

#include <grpcpp/support/status.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace pulse::client {

/// One field of the request that the service refused.
struct FieldViolation {
  std::string field;  // path in the request: `document.content`
  std::string description;

  bool operator==(const FieldViolation&) const = default;
};

/// A failed call. Everything but `code` and `message` may be empty: a failure
/// of the connection carries no details of a service.
struct Error {
  grpc::StatusCode code = grpc::StatusCode::UNKNOWN;
  std::string message;
  /// ErrorInfo.reason, UPPER_SNAKE_CASE: `DOCUMENT_NOT_UTF8`. Empty when the
  /// failure is not a service's answer.
  std::string reason;
  /// ErrorInfo.domain: whose reason it is.
  std::string domain;
  std::vector<FieldViolation> field_violations;
  /// How long the service asks to wait before the same call again.
  std::optional<std::chrono::milliseconds> retry_delay;
  /// Which service was called (`ingest`, `query`, `render`) and where. Empty
  /// for an error of the client itself.
  std::string service;
  std::string address;
};

/// An error of the client itself, before or after the call.
Error LocalError(grpc::StatusCode code, std::string message);

/// Decodes the google.rpc.Status a service attached. Details that are absent,
/// unknown or malformed are left empty; code and message always arrive.
Error DecodeError(const grpc::Status& status);

}  // namespace pulse::client
