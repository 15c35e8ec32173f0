#include <memory>

#include "clients/cpp/pulse/command/at_least_one.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

struct RollbackOptions {
  v1::RollBackIssueRequest request;
  std::string name;
};

ExitCode Rollback(const Session& session, const client::Client& client, const RollbackOptions& options) {
  v1::RollBackIssueRequest request = options.request;
  request.set_name(IssueName(options.name));
  const auto answer = client.RollBackIssue(request);
  if (!answer.ok()) return session.Fail(answer.error());
  return PrintStanding(session, answer->issue());
}

}  // namespace

void AddRollback(CLI::App& app, Action& action) {
  auto options = std::make_shared<RollbackOptions>();
  CLI::App* command = app.add_subcommand("rollback", "Makes a new revision with the content of an older one");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command
      ->add_option_function<std::int64_t>(
          "REVISION", [options](std::int64_t revision) { options->request.set_revision(revision); },
          "Number of the revision to restore: see `pulse history`")
      ->required()
      ->check(AtLeastOne());
  command->add_option("--comment", *options->request.mutable_comment(), "Why, for the history");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Rollback(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
