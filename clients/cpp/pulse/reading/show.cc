#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/views/outline.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

ExitCode Show(const Session& session, const client::Client& client, const std::string& name) {
  v1::GetIssueRequest request;
  request.set_name(IssueName(name));
  request.set_include_unpublished(true);
  const auto answer = client.GetIssue(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(answer->issue());
  PrintOutline(session.console, answer->issue(), Introduction::kPrint, Confidence::kPrint);
  return ExitCode::kOk;
}

}  // namespace

void AddShow(CLI::App& app, Action& action) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("show", "One issue, drafts too: introduction, sections, titles");
  command->add_option("NAME", *name, "2022-09 or issues/2022-09")->required();
  command->callback([&action, name] {
    action = WithClient([name](const Session& session, const client::Client& client) {
      return Show(session, client, *name);
    });
  });
}

}  // namespace pulse::cli
