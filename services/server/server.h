// A gRPC server with what every service has: health kept true, reflection,
// limits, keepalive and an orderly stop.

#pragma once

#include <grpcpp/impl/service_type.h>
#include <grpcpp/server.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/server/health_monitor.h"

namespace pulse::server {

/// What a server serves.
struct Served {
  grpc::Service* service;  // not owned; must outlive the server
  std::string name;        // full name: `cordisbright.pulse.v1.QueryService`
  /// Largest request taken, in bytes. gRPC itself refuses a larger one, with
  /// RESOURCE_EXHAUSTED and no details.
  int max_request_bytes;
};

/// Large enough for every request that holds no document.
inline constexpr int kSmallRequestBytes = 256 << 10;

class Server {
 public:
  /// Listens on `address` and answers from then on. The health status of the
  /// service, and of the process (the name ""), follows `check_ready`, which is
  /// called on a thread of the server's own; NOT_SERVING until its first answer.
  ///
  /// FAILED_PRECONDITION: cannot listen there; the message is for the operator.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const std::string& address, const Served& served,
                                                       std::function<absl::Status()> check_ready);

  /// Stops at once, unless Stop was called.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The port listened on: the system's choice where the address asked for 0.
  int port() const { return port_; }

  /// Stops in steps: NOT_SERVING; `notice`, in which balancers see that and
  /// callers are still served; no new calls; up to `drain` for those in flight
  /// to end, after which they are cancelled. Returns when all have ended.
  void Stop(std::chrono::milliseconds notice, std::chrono::milliseconds drain);

 private:
  Server(std::unique_ptr<grpc::Server> server, int port, const std::string& name,
         std::function<absl::Status()> check_ready);

  std::unique_ptr<grpc::Server> server_;
  const int port_;
  std::unique_ptr<HealthMonitor> monitor_;
};

}  // namespace pulse::server
