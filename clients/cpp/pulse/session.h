// One run of a command: its console, the options every command has, and how it
// answers and fails.

#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <string>

#include "clients/cpp/client.h"
#include "clients/cpp/pulse/console.h"
#include "clients/cpp/pulse/failure.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Options that stand before or after any command.
struct GlobalOptions {
  client::ClientOptions client;
  double timeout_seconds = 30;
  bool json = false;
  bool no_color = false;
};

struct Session {
  Console console;
  GlobalOptions options;

  /// Says what is wrong on the error stream and answers the exit code.
  ExitCode Fail(const client::Error& error) const { return Fail(ExitCodeFor(error), DescribeError(error)); }
  ExitCode Fail(ExitCode code, const std::string& message) const;

  /// Prints `message` as proto3 JSON, indented, and answers kOk.
  ExitCode PrintJson(const google::protobuf::Message& message) const;
};

/// Says where `issue` stands after a change, or prints it as JSON.
ExitCode PrintStanding(const Session& session, const v1::Issue& issue);

/// What a chosen command does.
using Action = std::function<ExitCode(const Session&)>;

/// An action that talks to the services. Addresses that cannot be used are a
/// usage error before anything is sent.
Action WithClient(std::function<ExitCode(const Session&, const client::Client&)> run);

}  // namespace pulse::cli
