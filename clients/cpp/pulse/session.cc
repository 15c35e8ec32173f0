#include "clients/cpp/pulse/session.h"

#include <google/protobuf/util/json_util.h>

#include <utility>

namespace pulse::cli {

ExitCode Session::Fail(ExitCode code, const std::string& message) const {
  console.err << console.ErrStyle().Red("pulse:") << ' ' << message << '\n';
  return code;
}

ExitCode Session::PrintJson(const google::protobuf::Message& message) const {
  google::protobuf::util::JsonPrintOptions format;
  format.add_whitespace = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, format);
  if (!status.ok())
    return Fail(ExitCode::kFailed, "the answer cannot be written as JSON: " + status.ToString());
  console.out << json;
  return ExitCode::kOk;
}

Action WithClient(std::function<ExitCode(const Session&, const client::Client&)> run) {
  return [run = std::move(run)](const Session& session) {
    const auto client = client::Client::Create(session.options.client);
    if (!client.ok()) return session.Fail(ExitCode::kUsage, client.error().message);
    return run(session, *client);
  };
}

}  // namespace pulse::cli
