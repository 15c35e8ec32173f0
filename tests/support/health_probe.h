// Asks a server's grpc.health.v1.Health and its reflection, as a balancer and a
// curious engineer would. Debian has no headers for either protocol.

#pragma once

#include <google/protobuf/wrappers.pb.h>
#include <grpcpp/channel.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/support/byte_buffer.h>

#include <chrono>
#include <future>
#include <memory>
#include <string>
#include <thread>

namespace pulse::test {

/// HealthCheckResponse.ServingStatus, and what is answered instead of it.
enum class Health { kUnknown = 0, kServing = 1, kNotServing = 2, kNoAnswer = 100, kNoSuchService = 101 };

/// The status of `service`; "" is the whole process.
inline Health ProbeHealth(const std::shared_ptr<grpc::Channel>& channel, const std::string& service) {
  // HealthCheckRequest is one string, HealthCheckResponse one enum, both in
  // field 1: on the wire they are these wrappers.
  using google::protobuf::Int32Value;
  using google::protobuf::StringValue;
  grpc::TemplatedGenericStub<StringValue, Int32Value> stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  StringValue request;
  request.set_value(service);
  Int32Value response;
  std::promise<grpc::Status> done;
  stub.UnaryCall(&context, "/grpc.health.v1.Health/Check", {}, &request, &response,
                 [&done](grpc::Status status) { done.set_value(std::move(status)); });
  const grpc::Status status = done.get_future().get();
  if (status.error_code() == grpc::StatusCode::NOT_FOUND) return Health::kNoSuchService;
  return status.ok() ? static_cast<Health>(response.value()) : Health::kNoAnswer;
}

/// Whether `service` has status `wanted` within `patience`.
inline bool AwaitHealth(const std::shared_ptr<grpc::Channel>& channel, const std::string& service,
                        Health wanted, std::chrono::milliseconds patience = std::chrono::seconds(15)) {
  const auto until = std::chrono::steady_clock::now() + patience;
  while (ProbeHealth(channel, service) != wanted) {
    if (std::chrono::steady_clock::now() >= until) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return true;
}

/// The bytes that reflection answers to "which services do you have"; every
/// service's full name stands in them as it is.
inline std::string ListServicesByReflection(const std::shared_ptr<grpc::Channel>& channel) {
  grpc::GenericStub stub(channel);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
  grpc::CompletionQueue queue;
  const auto call =
      stub.PrepareCall(&context, "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo", &queue);
  void* tag = nullptr;
  bool ok = false;
  call->StartCall(nullptr);
  queue.Next(&tag, &ok);
  const grpc::Slice list_services("\x3a\x00", 2);  // field 7, an empty string
  if (ok) {
    call->Write(grpc::ByteBuffer(&list_services, 1), nullptr);
    queue.Next(&tag, &ok);
  }
  grpc::ByteBuffer answer;
  grpc::Slice bytes;
  if (ok) {
    call->Read(&answer, nullptr);
    queue.Next(&tag, &ok);
  }
  if (ok && !answer.DumpToSingleSlice(&bytes).ok()) ok = false;
  context.TryCancel();
  grpc::Status ignored;
  call->Finish(&ignored, nullptr);
  bool finished = false;
  queue.Next(&tag, &finished);
  return ok ? std::string(reinterpret_cast<const char*>(bytes.begin()), bytes.size()) : std::string();
}

}  // namespace pulse::test
