// Which calls may be sent twice: the service config that all clients share,
// clients/service_config.json.

#pragma once

namespace pulse::client {

/// The gRPC service config of the services, as JSON. Sends again, at most 4
/// times in all, the calls that read and those whose request id lets the
/// service recognise a repetition. The rest may have stored something before
/// the connection broke: the caller decides.
///
/// UNAVAILABLE only: anything else would fail again or has had its effect. gRPC
/// waits as long as the service asks for in `grpc-retry-pushback-ms`, and gives
/// up when that is negative. The throttle stops retries while most calls fail,
/// so that a service coming back is not met by a storm.
const char* ServiceConfig();

}  // namespace pulse::client
