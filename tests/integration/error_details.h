// What an error of the API carries, unpacked for a test to look at.

#pragma once

#include <grpcpp/support/status.h>

#include <chrono>
#include <optional>
#include <string>

namespace pulse::test {

struct ErrorDetails {
  std::string reason;  // ErrorInfo
  std::string domain;
  std::string field;                                 // BadRequest's first violation, or empty
  std::optional<std::chrono::nanoseconds> retry_in;  // RetryInfo
};

/// Fails the test where `status` has no google.rpc.Status of its own code.
ErrorDetails DetailsOf(const grpc::Status& status);

/// Fails the test unless `status` is of `code` and carries `reason`, the API's
/// domain and, about the request, `field`.
void ExpectError(const grpc::Status& status, grpc::StatusCode code, const std::string& reason,
                 const std::string& field = "");

}  // namespace pulse::test
