#include "tests/bench/yardstick_server.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <cstdio>
#include <stdexcept>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "services/server/server.h"
#include "services/server/stop_signal.h"
#include "services/server/wire_message.h"
#include "tests/bench/answer_rows.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

class StoredService final
    : public v1::QueryService::WithRawCallbackMethod_GetLatestIssue<v1::QueryService::CallbackService> {
 public:
  explicit StoredService(grpc::ByteBuffer answer) : answer_(std::move(answer)) {}

  grpc::ServerUnaryReactor* GetLatestIssue(grpc::CallbackServerContext* context,
                                           const grpc::ByteBuffer* /*request*/,
                                           grpc::ByteBuffer* response) override {
    *response = answer_;
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const grpc::ByteBuffer answer_;
};

class BuiltService final : public v1::QueryService::CallbackService {
 public:
  explicit BuiltService(const v1::GetLatestIssueResponse& answer) : rows_(answer) {}

  grpc::ServerUnaryReactor* GetLatestIssue(grpc::CallbackServerContext* context,
                                           const v1::GetLatestIssueRequest* /*request*/,
                                           v1::GetLatestIssueResponse* response) override {
    rows_.Build(response);
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  const AnswerRows rows_;
};

v1::GetLatestIssueResponse AnswerOf(const std::string& address) {
  const auto stub =
      v1::QueryService::NewStub(grpc::CreateChannel(address, grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;
  context.set_wait_for_ready(true);
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
  v1::GetLatestIssueResponse answer;
  const grpc::Status status = stub->GetLatestIssue(&context, {}, &answer);
  if (!status.ok()) throw std::runtime_error(status.error_message());
  return answer;
}

// A message of 100 bytes.
v1::GetLatestIssueResponse SmallAnswer() {
  v1::GetLatestIssueResponse answer;
  answer.set_etag(std::string(98, 'e'));
  return answer;
}

}  // namespace

int ServeYardstick(Yardstick yardstick, const std::string& original) {
  const server::StopSignal stop;
  const v1::GetLatestIssueResponse answer =
      yardstick == Yardstick::kSmall ? SmallAnswer() : AnswerOf(original);
  StoredService stored(server::ToWire(answer));
  BuiltService built(answer);
  grpc::Service* service = &stored;
  if (yardstick == Yardstick::kBuilt) service = &built;
  auto server = server::Server::Start(
      "127.0.0.1:0", {service, v1::QueryService::service_full_name(), server::kSmallRequestBytes},
      [] { return absl::OkStatus(); });
  if (!server.ok()) throw std::runtime_error(std::string(server.status().message()));
  std::printf("address=127.0.0.1:%d\n", (*server)->port());
  std::fflush(stdout);
  stop.Wait();
  return 0;
}

}  // namespace pulse::bench
