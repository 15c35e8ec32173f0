#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/views/outline.h"

namespace pulse::cli {
namespace {

ExitCode Latest(const Session& session, const client::Client& client) {
  const auto answer = client.GetLatestIssue({});
  if (!answer.ok() && answer.error().code == grpc::StatusCode::NOT_FOUND) {
    return session.Fail(ExitCode::kNotFound,
                        "nothing is published yet; see `pulse issues` for drafts and `pulse publish NAME`");
  }
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(answer->issue());
  PrintOutline(session.console, answer->issue(), Introduction::kLeaveOut);
  return ExitCode::kOk;
}

}  // namespace

void AddLatest(CLI::App& app, Action& action) {
  app.add_subcommand("latest", "The newest published issue: masthead, sections, titles")->callback([&action] {
    action = WithClient(Latest);
  });
}

}  // namespace pulse::cli
