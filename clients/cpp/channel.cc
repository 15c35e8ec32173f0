#include "clients/cpp/channel.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/support/channel_arguments.h>

#include <fstream>
#include <iterator>
#include <utility>

namespace pulse::client {
namespace {

Error InvalidArgument(std::string message) {
  return LocalError(grpc::StatusCode::INVALID_ARGUMENT, std::move(message));
}

Result<std::shared_ptr<grpc::ChannelCredentials>> MakeCredentials(const std::string& address,
                                                                  const std::string& tls_ca_file) {
  if (tls_ca_file.empty()) {
    if (!IsLoopback(address)) {
      return InvalidArgument(
          address + " is not on this machine and plain text goes only to loopback: name the file of " +
          "the certificate authority to trust (--tls-ca-file, PULSE_TLS_CA_FILE)");
    }
    return grpc::InsecureChannelCredentials();
  }
  std::ifstream file(tls_ca_file, std::ios::binary);
  std::string roots((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (roots.empty()) {
    return InvalidArgument("cannot read certificate authorities from " + tls_ca_file +
                           ": name a PEM file that exists and is not empty");
  }
  return grpc::SslCredentials(
      grpc::SslCredentialsOptions{.pem_root_certs = roots, .pem_private_key = "", .pem_cert_chain = ""});
}

}  // namespace

bool IsLoopback(std::string_view address) {
  if (address.starts_with("unix:")) return true;
  for (const std::string_view host : {"localhost", "[::1]"}) {
    if (address == host || (address.starts_with(host) && address.substr(host.size()).starts_with(':')))
      return true;
  }
  const std::string_view host = address.substr(0, address.find(':'));
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

Result<std::shared_ptr<grpc::Channel>> OpenChannel(const std::string& address, const std::string& tls_ca_file,
                                                   const std::string& service_config) {
  auto credentials = MakeCredentials(address, tls_ca_file);
  if (!credentials.ok()) return credentials.error();
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(service_config);
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  // The limit on documents is the service's to state, with a reason.
  arguments.SetMaxSendMessageSize(-1);
  // gRPC would send even loopback traffic through $http_proxy.
  if (IsLoopback(address)) arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(address, *credentials, arguments);
}

}  // namespace pulse::client
