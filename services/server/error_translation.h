// Domain error → what goes over the wire. The one place that does it.

#pragma once

#include <grpcpp/support/status.h>

#include <string>

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace pulse::server {

/// ErrorInfo.domain of every error of this API.
inline constexpr char kErrorDomain[] = "pulse.cordisbright";

/// Longest message sent, in bytes: it travels in HTTP/2 headers twice (as text
/// and in the details), and peers refuse headers beyond 8 KiB.
inline constexpr std::size_t kMaxErrorMessageBytes = 1024;

/// The reason an error is answered with: its own (proto/error_reason.h), or the
/// name of its code.
std::string ErrorReason(const absl::Status& status);

/// The status as google.rpc.Status, for an answer that carries it as a message.
google::rpc::Status ToRpcStatus(const absl::Status& status);

/// The status with its google.rpc.Status details: always an ErrorInfo, a
/// BadRequest where a field is at fault, a RetryInfo where the same call may
/// succeed later.
grpc::Status ToGrpcStatus(const absl::Status& status);

}  // namespace pulse::server
