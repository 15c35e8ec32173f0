// A service of one RPC, whose answer a test decides, on a real loopback port.

#pragma once

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "gtest/gtest.h"
#include "services/server/call_runner.h"
#include "services/server/request_checks.h"
#include "services/server/server.h"

namespace pulse::server {

namespace v1 = ::cordisbright::pulse::v1;

/// QueryService.GetIssue, checked for its name and answered by `answer`.
class TestService final
    : public v1::QueryService::WithRawCallbackMethod_GetIssue<v1::QueryService::CallbackService> {
 public:
  using Answer =
      std::function<absl::StatusOr<v1::GetIssueResponse>(const v1::GetIssueRequest&, const CallContext&)>;

  TestService(CallRunner* calls, Answer answer) : calls_(calls), answer_(std::move(answer)) {}

  grpc::ServerUnaryReactor* GetIssue(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                     grpc::ByteBuffer* response) override {
    return calls_->Run<v1::GetIssueRequest>(
        "QueryService/GetIssue", context, request, response,
        [](const v1::GetIssueRequest& asked) { return CheckIssueName(asked.name(), "name"); }, answer_);
  }

 private:
  CallRunner* const calls_;
  const Answer answer_;
};

/// The service, listening, and a stub that calls it.
class RunningTestService {
 public:
  explicit RunningTestService(
      TestService::Answer answer, int workers = 1, int queue_limit = 10,
      std::function<absl::Status()> check_ready = [] { return absl::OkStatus(); })
      : calls_(workers, queue_limit), service_(&calls_, std::move(answer)) {
    auto server =
        Server::Start("127.0.0.1:0", {&service_, v1::QueryService::service_full_name(), kSmallRequestBytes},
                      std::move(check_ready));
    EXPECT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    channel_ = grpc::CreateChannel(address(), grpc::InsecureChannelCredentials());
    stub_ = v1::QueryService::NewStub(channel_);
  }

  std::string address() const { return "127.0.0.1:" + std::to_string(server_->port()); }
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  v1::QueryService::Stub& stub() { return *stub_; }
  Server& server() { return *server_; }
  const CallMetrics& metrics() const { return calls_.metrics(); }

  /// GetIssue with a deadline of ten seconds, in a context the test may look at.
  grpc::Status GetIssue(grpc::ClientContext& context, v1::GetIssueResponse* response = nullptr) {
    v1::GetIssueRequest request;
    request.set_name("issues/2022-09");
    v1::GetIssueResponse ignored;
    if (context.deadline() == std::chrono::system_clock::time_point::max()) {
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(10));
    }
    return stub_->GetIssue(&context, request, response == nullptr ? &ignored : response);
  }

 private:
  CallRunner calls_;
  TestService service_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::QueryService::Stub> stub_;
};

}  // namespace pulse::server
