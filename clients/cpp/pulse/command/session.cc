#include "clients/cpp/pulse/command/session.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <utility>

#include "clients/cpp/pulse/command/name_meant.h"
#include "clients/cpp/pulse/views/words.h"
#include "text/printable.h"

namespace pulse::cli {

namespace {

// A message may quote anything: a command line, a path, a document.
void Say(const Console& console, const std::string& message) {
  console.err << console.ErrStyle().Red("pulse:") << ' ' << text::PrintableLines(message) << '\n';
}

}  // namespace

ExitCode Session::Fail(const client::Error& error) const {
  const ExitCode code = ExitCodeFor(error);
  std::string message = DescribeError(error);
  const std::string meant = client == nullptr ? "" : NameMeant(*client, options.words, error);
  if (!meant.empty()) message += (message.ends_with('.') ? " Did" : "; did") + (" you mean `" + meant + "`?");
  if (options.json) {
    console.err << ErrorAsJson(error, code, message) << '\n';
  } else {
    Say(console, message);
  }
  return code;
}

ExitCode Session::Fail(ExitCode code, const std::string& message) const {
  if (options.json) {
    const auto status = code == ExitCode::kUsage         ? grpc::StatusCode::INVALID_ARGUMENT
                        : code == ExitCode::kNotFound    ? grpc::StatusCode::NOT_FOUND
                        : code == ExitCode::kUnavailable ? grpc::StatusCode::UNAVAILABLE
                        : code == ExitCode::kInterrupted ? grpc::StatusCode::CANCELLED
                                                         : grpc::StatusCode::UNKNOWN;
    console.err << ErrorAsJson(client::LocalError(status, message), code, message) << '\n';
  } else {
    Say(console, message);
  }
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

ExitCode Session::PrintJsonLine(const google::protobuf::Message& message) const {
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json);
  if (!status.ok())
    return Fail(ExitCode::kFailed, "the answer cannot be written as JSON: " + status.ToString());
  console.out << json << std::endl;
  return ExitCode::kOk;
}

ExitCode PrintStanding(const Session& session, const v1::Issue& issue) {
  if (session.options.json) return session.PrintJson(issue);
  session.console.out << issue.name() << " (" << EditionWords(issue.edition()) << ") is "
                      << StateWord(issue.state());
  if (issue.state() == v1::ISSUE_STATE_SCHEDULED) {
    session.console.out << " for " << google::protobuf::util::TimeUtil::ToString(issue.publish_time());
  }
  session.console.out << ", revision " << issue.revision() << '\n';
  return ExitCode::kOk;
}

Action WithClient(std::function<ExitCode(const Session&, const client::Client&)> run) {
  return [run = std::move(run)](const Session& session) {
    const auto client = client::Client::Create(session.options.client);
    if (!client.ok()) return session.Fail(ExitCode::kUsage, client.error().message);
    Session connected = session;
    connected.client = &*client;
    return run(connected, *client);
  };
}

}  // namespace pulse::cli
