#include <memory>

#include "clients/cpp/pulse/command/at_least_one.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/views/diff_view.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

struct DiffOptions {
  std::string name;
  std::int64_t from = 0;
  std::int64_t to = 0;
};

ExitCode Diff(const Session& session, const client::Client& client, const DiffOptions& options) {
  v1::DiffRevisionsRequest request;
  request.set_name(IssueName(options.name));
  request.set_from_revision(options.from);
  request.set_to_revision(options.to);
  const auto answer = client.DiffRevisions(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  const Console& console = session.console;
  console.out << console.OutStyle().Bold(request.name() + ", revision " +
                                         std::to_string(answer->from().revision()) + " → " +
                                         std::to_string(answer->to().revision()))
              << '\n';
  if (answer->diff().fields().empty() && answer->diff().items().empty()) console.out << "no difference\n";
  PrintDiff(console, answer->diff());
  return ExitCode::kOk;
}

}  // namespace

void AddDiff(CLI::App& app, Action& action) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App* command =
      app.add_subcommand("diff", "What differs between two revisions of an issue, item by item");
  command->add_option("NAME", options->name, "2022-09 or issues/2022-09")->required();
  command->add_option("FROM", options->from, "The earlier revision; without it the one before TO")
      ->check(AtLeastOne());
  command->add_option("TO", options->to, "The later revision; without it the current one")
      ->check(AtLeastOne());
  command->footer(R"(
  pulse diff 2022-09          what the last change did
  pulse diff 2022-09 1        what changed since revision 1
  pulse diff 2022-09 1 3)");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Diff(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
