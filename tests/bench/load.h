// Calls, so many in flight at once, and what they cost.

#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <memory>
#include <string>

namespace pulse::bench {

struct LoadResult {
  double calls_a_second = 0;
  double p50_micros = 0;
  double p99_micros = 0;
  std::int64_t calls = 0;
};

/// Calls `method` (`/package.Service/Method`) with `request` for `duration`,
/// keeping `in_flight` calls under way. Answers are not parsed, but must have
/// `least_bytes`. Throws std::runtime_error when a call fails.
LoadResult Load(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                const grpc::ByteBuffer& request, int in_flight, std::size_t least_bytes,
                std::chrono::milliseconds duration);

}  // namespace pulse::bench
