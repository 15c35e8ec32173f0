#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

void PrintChanges(const Console& console, const v1::ListPublisherChangesResponse& list) {
  Table table({{"WHEN"},
               {"WHO", false, true},
               {"WHAT"},
               {"PUBLISHER", false, true},
               {"FROM", false, true},
               {"TO", false, true},
               {"WHY", false, true}});
  for (const v1::PublisherChange& change : list.changes()) {
    const std::string publisher = change.name().substr(0, change.name().find("/changes/"));
    const bool merged = change.action() == v1::PUBLISHER_ACTION_MERGE;
    table.AddRow({TimeWord(change.create_time()), change.actor(), PublisherActionWord(change.action()),
                  std::string(PublisherId(publisher)), merged ? "" : change.before(),
                  std::string(PublisherId(change.after())), change.comment()});
  }
  table.Print(console);
}

ExitCode History(const Session& session, const client::Client& client, const std::string& name) {
  v1::ListPublisherChangesRequest request;
  request.set_name(PublisherName(name));
  v1::ListPublisherChangesResponse list;
  auto changes = client.PublisherChanges(request);
  for (const v1::PublisherChange& change : changes) *list.add_changes() = change;
  if (changes.error()) return session.Fail(*changes.error());
  if (session.options.json) return session.PrintJson(list);
  if (list.changes().empty()) {
    session.console.err << "Nobody has renamed or merged " << (name == "-" ? "a publisher" : request.name())
                        << " yet.\n";
    return ExitCode::kOk;
  }
  PrintChanges(session.console, list);
  return ExitCode::kOk;
}

}  // namespace

void AddPublisherHistory(CLI::App& publishers, Action& action) {
  auto name = std::make_shared<std::string>("-");
  CLI::App* command =
      publishers.add_subcommand("history", "Who renamed or merged what when and why, newest first");
  command->add_option("PUBLISHER", *name, "publishers/ofsted, or ofsted; none: of all publishers");
  command->callback([&action, name] {
    action = WithClient([name](const Session& session, const client::Client& client) {
      return History(session, client, *name);
    });
  });
}

}  // namespace pulse::cli
