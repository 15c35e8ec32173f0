#include <google/protobuf/struct.pb.h>
#include <grpcpp/grpcpp.h>

#include "clients/cpp/pulse/command/commands.h"

namespace pulse::cli {
namespace {

ExitCode Version(const Session& session) {
  if (session.options.json) {
    google::protobuf::Struct versions;
    (*versions.mutable_fields())["pulse"].set_string_value(PULSE_VERSION);
    (*versions.mutable_fields())["grpc"].set_string_value(grpc::Version());
    return session.PrintJson(versions);
  }
  session.console.out << "pulse " PULSE_VERSION " (gRPC " << grpc::Version() << ")\n";
  return ExitCode::kOk;
}

}  // namespace

void AddVersion(CLI::App& app, Action& action) {
  app.add_subcommand("version", "The version of this command")->callback([&action] { action = Version; });
}

}  // namespace pulse::cli
