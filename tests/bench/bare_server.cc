// The ceiling: a gRPC server that answers RenderIssue with the bytes of a file and
// does nothing else. Prints `address=…`; runs until it is killed.

#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/support/byte_buffer.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "cordisbright/pulse/v1/render_service.grpc.pb.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

class BareService final
    : public v1::RenderService::WithRawCallbackMethod_RenderIssue<v1::RenderService::Service> {
 public:
  explicit BareService(const std::string& bytes) {
    const grpc::Slice slice(bytes);
    answer_ = grpc::ByteBuffer(&slice, 1);
  }

  grpc::ServerUnaryReactor* RenderIssue(grpc::CallbackServerContext* context,
                                        const grpc::ByteBuffer* /*request*/,
                                        grpc::ByteBuffer* response) override {
    *response = answer_;  // shares the bytes
    grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }

 private:
  grpc::ByteBuffer answer_;
};

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  pulse::bench::BareService service(bytes);
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (!server) return 1;
  std::printf("address=127.0.0.1:%d\n", port);
  std::fflush(stdout);
  server->Wait();
  return 0;
}
