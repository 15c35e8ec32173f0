#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/revisions/publication_failure.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

void PrintRevisions(const Console& console, const v1::ListRevisionsResponse& list) {
  Table table(
      {{"REVISION", true}, {"WHEN"}, {"WHO", false, true}, {"WHAT"}, {"STATE"}, {"WHY", false, true}});
  for (const v1::Revision& revision : list.revisions()) {
    std::string what = ActionWord(revision.action());
    if (revision.restored_revision() > 0) what += " to " + std::to_string(revision.restored_revision());
    table.AddRow({std::to_string(revision.revision()), TimeWord(revision.create_time()), revision.actor(),
                  what, StateWord(revision.state()), revision.comment()});
  }
  table.Print(console);
}

ExitCode History(const Session& session, const client::Client& client, const std::string& name) {
  v1::ListRevisionsRequest request;
  request.set_name(IssueName(name));
  v1::ListRevisionsResponse list;
  auto revisions = client.Revisions(request);
  for (const v1::Revision& revision : revisions) *list.add_revisions() = revision;
  if (revisions.error()) return session.Fail(*revisions.error());
  if (session.options.json) return session.PrintJson(list);
  PrintRevisions(session.console, list);
  const bool waits = !list.revisions().empty() && list.revisions(0).state() == v1::ISSUE_STATE_SCHEDULED;
  if (waits) PrintFailureOf(request.name(), session.console, client);
  return ExitCode::kOk;
}

}  // namespace

void AddHistory(CLI::App& app, Action& action) {
  auto name = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("history", "Revisions of an issue: who did what when and why");
  command->add_option("NAME", *name, "2022-09 or issues/2022-09")->required();
  command->callback([&action, name] {
    action = WithClient([name](const Session& session, const client::Client& client) {
      return History(session, client, *name);
    });
  });
}

}  // namespace pulse::cli
