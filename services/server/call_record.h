// One call's account: who asked, when, and what it came to.

#pragma once

#include <grpcpp/server_context.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/server/call_context.h"
#include "services/server/call_metrics.h"

namespace pulse::server {

/// The longest any call, or any message of a stream, may take to answer, also
/// where the caller set no deadline or a later one: beyond it nobody waits, and
/// a worker must not be lost to it.
inline constexpr std::chrono::seconds kLongestCall{60};

class CallRecord {
 public:
  /// Opens the record and sends the request id back. `method` is a literal;
  /// `context` must outlive the record.
  CallRecord(std::string_view method, grpc::CallbackServerContext* context);

  /// The call, for a handler: the caller's deadline or kLongestCall from now.
  CallContext Context() const;

  /// The actor the caller named, checked (CheckActor).
  absl::Status CheckCaller() const;

  /// CANCELLED or DEADLINE_EXCEEDED when nobody waits any more.
  absl::Status CheckAwaited(Deadline deadline) const;

  /// INTERNAL, for the caller; `what` went wrong is for our log.
  absl::Status Fault(std::string_view what) const;

  /// Counts and logs the call, and answers what to finish it with. `messages`
  /// is for streams; -1 for a call of one.
  grpc::Status Close(const absl::Status& status, std::int64_t request_bytes, std::int64_t response_bytes,
                     CallMetrics* metrics, std::int64_t messages = -1) const;

  /// Counts the call, without a line in the log; how long it took.
  std::chrono::microseconds Count(grpc::StatusCode code, CallMetrics* metrics) const;

  const grpc::CallbackServerContext& context() const { return *context_; }

 private:
  const std::string_view method_;
  grpc::CallbackServerContext* const context_;
  const std::chrono::steady_clock::time_point started_;
  const std::string request_id_;
  const std::string actor_;
};

}  // namespace pulse::server
