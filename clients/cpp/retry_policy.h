// Which calls may be sent twice, as gRPC service configs.

#pragma once

#include <string>
#include <vector>

namespace pulse::client {

/// Service config that sends the calls of `service` again, or only those of
/// `methods` when any are named, at most 4 times in all.
///
/// UNAVAILABLE only: anything else would fail again or has had its effect. gRPC
/// waits as long as the service asks for in `grpc-retry-pushback-ms`, and gives
/// up when that is negative. The throttle stops retries while most calls fail,
/// so that a service coming back is not met by a storm.
std::string RetryConfig(const std::string& service, const std::vector<std::string>& methods = {});

}  // namespace pulse::client
