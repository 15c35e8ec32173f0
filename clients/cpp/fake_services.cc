#include "clients/cpp/fake_services.h"

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <stdexcept>

#include "clients/cpp/fake_ingest_service.h"
#include "clients/cpp/fake_query_service.h"
#include "clients/cpp/fake_render_service.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace pulse::client {

grpc::Status FailWith(grpc::StatusCode code, const std::string& message, const std::string& reason,
                      const std::string& field, std::chrono::milliseconds retry_delay) {
  google::rpc::Status details;
  details.set_code(code);
  details.set_message(message);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("pulse.cordisbright");
  details.add_details()->PackFrom(info);
  if (!field.empty()) {
    google::rpc::BadRequest bad_request;
    auto* violation = bad_request.add_field_violations();
    violation->set_field(field);
    violation->set_description(message);
    details.add_details()->PackFrom(bad_request);
  }
  if (retry_delay.count() > 0) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(retry_delay.count() / 1000);
    retry.mutable_retry_delay()->set_nanos(static_cast<int>(retry_delay.count() % 1000) * 1'000'000);
    details.add_details()->PackFrom(retry);
  }
  return {code, message, details.SerializeAsString()};
}

FakeServices::FakeServices()
    : ingest_(std::make_unique<Ingest>(*this)),
      query_(std::make_unique<Query>(*this)),
      render_(std::make_unique<Render>(*this)) {
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(ingest_.get());
  builder.RegisterService(query_.get());
  builder.RegisterService(render_.get());
  builder.SetMaxReceiveMessageSize(64 << 20);
  builder.SetMaxSendMessageSize(-1);
  server_ = builder.BuildAndStart();
  if (!server_) throw std::runtime_error("no port of 127.0.0.1 to listen on");
  address_ = "127.0.0.1:" + std::to_string(port);
}

FakeServices::~FakeServices() { server_->Shutdown(std::chrono::system_clock::now()); }

std::optional<grpc::Status> FakeServices::Arrive(const char* rpc, grpc::ServerContext* context) {
  const std::lock_guard lock(mutex_);
  ++calls_[rpc];
  last_time_left_ = std::chrono::duration_cast<std::chrono::milliseconds>(context->deadline() -
                                                                          std::chrono::system_clock::now());
  const auto actor = context->client_metadata().find("pulse-actor");
  last_actor_ = actor == context->client_metadata().end()
                    ? ""
                    : std::string(actor->second.data(), actor->second.size());
  if (failures_left_ == 0) return std::nullopt;
  --failures_left_;
  if (pushback_ms_) context->AddTrailingMetadata("grpc-retry-pushback-ms", std::to_string(*pushback_ms_));
  return failure_;
}

void FakeServices::FailNext(int count, const grpc::Status& status, std::optional<int> pushback_ms) {
  const std::lock_guard lock(mutex_);
  failures_left_ = count;
  failure_ = status;
  pushback_ms_ = pushback_ms;
}

int FakeServices::CallCount(const std::string& rpc) const {
  const std::lock_guard lock(mutex_);
  const auto found = calls_.find(rpc);
  return found == calls_.end() ? 0 : found->second;
}

std::chrono::milliseconds FakeServices::LastTimeLeft() const {
  const std::lock_guard lock(mutex_);
  return last_time_left_;
}

std::string FakeServices::LastActor() const {
  const std::lock_guard lock(mutex_);
  return last_actor_;
}

}  // namespace pulse::client
