#include "services/server/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/server_builder.h>

#include <mutex>
#include <thread>
#include <utility>

namespace pulse::server {
namespace {

// Both are switches of the process and take effect on servers built later.
void EnableHealthAndReflection() {
  static std::once_flag once;
  std::call_once(once, [] {
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  });
}

void SetLimits(grpc::ServerBuilder& builder, int max_request_bytes) {
  builder.SetMaxReceiveMessageSize(max_request_bytes);
  // On by default, with which a second server takes the same port in silence.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  // Finds callers that vanished, and lets callers look for us as often as
  // every ten seconds before they count as abusive.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const std::string& address, const Served& served,
                                                      std::function<absl::Status()> check_ready) {
  EnableHealthAndReflection();
  grpc::ServerBuilder builder;
  SetLimits(builder, served.max_request_bytes);
  int port = 0;
  builder.AddListeningPort(address, grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(served.service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (server == nullptr || port == 0) {
    return absl::FailedPreconditionError("cannot listen on " + address +
                                         ": is another process using the port? Choose another with --listen");
  }
  return std::unique_ptr<Server>(new Server(std::move(server), port, served.name, std::move(check_ready)));
}

Server::Server(std::unique_ptr<grpc::Server> server, int port, const std::string& name,
               std::function<absl::Status()> check_ready)
    : server_(std::move(server)), port_(port) {
  const auto report = [health = server_->GetHealthCheckService(), name](bool serving) {
    health->SetServingStatus("", serving);
    health->SetServingStatus(name, serving);
  };
  report(false);  // the health service knows only names it was told of
  monitor_ = std::make_unique<HealthMonitor>(std::move(check_ready), report);
}

Server::~Server() { Stop(std::chrono::milliseconds(0), std::chrono::milliseconds(0)); }

void Server::Stop(std::chrono::milliseconds notice, std::chrono::milliseconds drain) {
  if (monitor_ == nullptr) return;
  monitor_.reset();
  server_->GetHealthCheckService()->Shutdown();
  std::this_thread::sleep_for(notice);
  server_->Shutdown(std::chrono::system_clock::now() + drain);
  server_->Wait();
}

}  // namespace pulse::server
