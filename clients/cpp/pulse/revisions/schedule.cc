#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/revisions/publication_failure.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

void PrintSchedule(const Console& console, const v1::ListScheduledIssuesResponse& list) {
  Table table({{"PUBLISHED AT"}, {"ISSUE"}, {"TITLE", false, true}, {"FAILED", true}});
  for (const v1::ScheduledIssue& issue : list.issues()) {
    table.AddRow({TimeWord(issue.publish_time()), issue.name(), issue.title(),
                  issue.has_failure() ? Count(issue.failure().attempts(), "time", "times") : ""});
  }
  table.Print(console);
  for (const v1::ScheduledIssue& issue : list.issues()) PrintFailure(console, issue);
}

ExitCode Schedule(const Session& session, const client::Client& client) {
  v1::ListScheduledIssuesResponse list;
  auto issues = client.ScheduledIssues({});
  for (const v1::ScheduledIssue& issue : issues) *list.add_issues() = issue;
  if (issues.error()) return session.Fail(*issues.error());
  if (session.options.json) return session.PrintJson(list);
  if (list.issues().empty()) {
    session.console.err << "No issue waits for its time; `pulse publish NAME --at TIME` schedules one.\n";
    return ExitCode::kOk;
  }
  PrintSchedule(session.console, list);
  return ExitCode::kOk;
}

}  // namespace

void AddSchedule(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("schedule", "Issues that wait for their time, and why one could not be published");
  command->callback([&action] { action = WithClient(Schedule); });
}

}  // namespace pulse::cli
