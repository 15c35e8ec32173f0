// One run of a command: its console, the options every command has, and how it
// answers and fails.

#pragma once

#include <google/protobuf/message.h>

#include <functional>
#include <string>
#include <vector>

#include "clients/cpp/client.h"
#include "clients/cpp/pulse/command/failure.h"
#include "clients/cpp/pulse/terminal/console.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Options that stand before or after any command.
struct GlobalOptions {
  client::ClientOptions client;
  double timeout_seconds = 30;
  bool json = false;
  bool no_color = false;
  /// The command line, word by word.
  std::vector<std::string> words;
};

struct Session {
  Console console;
  GlobalOptions options;

  /// Null before an action has one.
  const client::Client* client = nullptr;

  /// Says what is wrong on the error stream, with --json as an object on a line,
  /// and answers the exit code. Of a name that does not exist, it also says which
  /// one is near.
  ExitCode Fail(const client::Error& error) const;
  ExitCode Fail(ExitCode code, const std::string& message) const;

  /// Prints `message` as proto3 JSON, indented, and answers kOk.
  ExitCode PrintJson(const google::protobuf::Message& message) const;
  /// As PrintJson, on a line, which a reader of a pipe gets at once.
  ExitCode PrintJsonLine(const google::protobuf::Message& message) const;
};

/// Says where `issue` stands after a change, or prints it as JSON.
ExitCode PrintStanding(const Session& session, const v1::Issue& issue);

/// What a chosen command does.
using Action = std::function<ExitCode(const Session&)>;

/// An action that talks to the services. Addresses that cannot be used are a
/// usage error before anything is sent.
Action WithClient(std::function<ExitCode(const Session&, const client::Client&)> run);

}  // namespace pulse::cli
