#include <google/protobuf/util/time_util.h>

#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

using google::protobuf::Timestamp;
using google::protobuf::util::TimeUtil;

struct PublishOptions {
  v1::PublishIssueRequest request;
  std::string name;
  std::string time;
};

std::string CheckTime(const std::string& text) {
  Timestamp time;
  if (TimeUtil::FromString(text, &time)) return "";
  return "`" + text + "` is no time; write it as 2031-03-01T09:00:00Z or 2031-03-01T09:00:00+01:00";
}

ExitCode Publish(const Session& session, const client::Client& client, const PublishOptions& options) {
  v1::PublishIssueRequest request = options.request;
  request.set_name(IssueName(options.name));
  if (!options.time.empty()) TimeUtil::FromString(options.time, request.mutable_publish_time());
  const auto answer = client.PublishIssue(request);
  if (!answer.ok()) return session.Fail(answer.error());
  return PrintStanding(session, answer->issue());
}

}  // namespace

void AddPublish(CLI::App& app, Action& action) {
  auto options = std::make_shared<PublishOptions>();
  CLI::App* command = app.add_subcommand("publish", "Shows an issue to readers, now or at a time");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command
      ->add_option("--at", options->time, "When: 2031-03-01T09:00:00Z, or with an offset; a past time is now")
      ->check(CheckTime);
  command->add_option("--comment", *options->request.mutable_comment(), "Why, for the history");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Publish(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
