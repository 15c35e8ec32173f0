// Calls of one RPC, so many in flight, for a while: what a server can answer.

#pragma once

#include <grpcpp/channel.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace pulse::bench {

struct Load {
  double calls_a_second = 0;
  std::size_t bytes_of_answer = 0;  // of the last
};

/// Throws std::runtime_error when a call fails.
Load CallFor(std::chrono::milliseconds time, const std::shared_ptr<grpc::Channel>& channel,
             const std::string& method, const std::string& request, int in_flight);

}  // namespace pulse::bench
