#include <memory>

#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/words.h"

namespace pulse::cli {
namespace {

ExitCode Publish(const Session& session, const client::Client& client, const std::string& name) {
  v1::PublishIssueRequest request;
  request.set_name(IssueName(name));
  const auto answer = client.PublishIssue(request);
  if (!answer.ok()) return session.Fail(answer.error());
  const v1::Issue& issue = answer->issue();
  if (session.options.json) return session.PrintJson(issue);
  session.console.out << issue.name() << " (" << EditionWords(issue.edition()) << ") is "
                      << StateWord(issue.state()) << ", revision " << issue.revision() << '\n';
  return ExitCode::kOk;
}

}  // namespace

void AddPublish(CLI::App& app, Action& action) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("publish", "Shows an issue to readers, now");
  command->add_option("NAME", *name, "2022-09 or issues/2022-09")->required();
  command->callback([&action, name] {
    action = WithClient([name](const Session& session, const client::Client& client) {
      return Publish(session, client, *name);
    });
  });
}

}  // namespace pulse::cli
