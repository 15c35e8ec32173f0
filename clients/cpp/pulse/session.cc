#include "clients/cpp/pulse/session.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <utility>

#include "clients/cpp/pulse/words.h"

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
    return run(session, *client);
  };
}

}  // namespace pulse::cli
