#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

void PrintIssues(const Console& console, const v1::ListIssuesResponse& list) {
  Table table({{"ISSUE"},
               {"EDITION"},
               {"TITLE", false, true},
               {"STATE"},
               {"ITEMS", true},
               {"SECTIONS", true},
               {"REVISION", true}});
  for (const v1::IssueSummary& issue : list.issues()) {
    table.AddRow({issue.name(), EditionWords(issue.edition()), issue.title(), StateWord(issue.state()),
                  std::to_string(issue.item_count()), std::to_string(issue.section_count()),
                  std::to_string(issue.revision())});
  }
  table.Print(console);
}

ExitCode Issues(const Session& session, const client::Client& client, bool published_only) {
  v1::ListIssuesRequest request;
  request.set_include_unpublished(!published_only);
  v1::ListIssuesResponse list;
  auto issues = client.Issues(request);
  for (const v1::IssueSummary& issue : issues) *list.add_issues() = issue;
  if (issues.error()) return session.Fail(*issues.error());
  if (session.options.json) return session.PrintJson(list);
  if (list.issues().empty()) {
    session.console.err << "There are no issues yet; `pulse ingest PATH` reads some in.\n";
  } else {
    PrintIssues(session.console, list);
  }
  return ExitCode::kOk;
}

}  // namespace

void AddIssues(CLI::App& app, Action& action) {
  auto published_only = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand("issues", "All issues, newest edition first, drafts too");
  command->add_flag("--published", *published_only, "Only what readers see");
  command->callback([&action, published_only] {
    action = WithClient([published_only](const Session& session, const client::Client& client) {
      return Issues(session, client, *published_only);
    });
  });
}

}  // namespace pulse::cli
