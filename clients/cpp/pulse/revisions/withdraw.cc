#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

struct WithdrawOptions {
  v1::WithdrawIssueRequest request;
  std::string name;
};

ExitCode Withdraw(const Session& session, const client::Client& client, const WithdrawOptions& options) {
  v1::WithdrawIssueRequest request = options.request;
  request.set_name(IssueName(options.name));
  const auto answer = client.WithdrawIssue(request);
  if (!answer.ok()) return session.Fail(answer.error());
  return PrintStanding(session, answer->issue());
}

}  // namespace

void AddWithdraw(CLI::App& app, Action& action) {
  auto options = std::make_shared<WithdrawOptions>();
  CLI::App* command =
      app.add_subcommand("withdraw", "Takes a published issue back, or a schedule: kept, not shown");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command->add_option("--comment", *options->request.mutable_comment(), "Why, for the history");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Withdraw(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
