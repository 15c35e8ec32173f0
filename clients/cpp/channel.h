// How the client connects: credentials, retries, limits.

#pragma once

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <string_view>

#include "clients/cpp/result.h"

namespace pulse::client {

/// Largest answer taken, in bytes (64 MiB): a document may have 16 MiB, and the
/// answer to it carries its text and where each field of it stands.
inline constexpr int kMaxAnswerBytes = 64 << 20;

/// Whether `address` (`host:port`, `[::1]:port`, `unix:path`) stays on this
/// machine.
bool IsLoopback(std::string_view address);

/// A channel to `address`, retrying as `service_config` says. Connects lazily:
/// an address where nobody listens is found out by the first call.
///
/// `tls_ca_file` names the PEM file of the authorities to trust; empty means
/// plain text. INVALID_ARGUMENT: the file cannot be read, or plain text was
/// asked for over a network.
Result<std::shared_ptr<grpc::Channel>> OpenChannel(const std::string& address, const std::string& tls_ca_file,
                                                   const std::string& service_config);

}  // namespace pulse::client
