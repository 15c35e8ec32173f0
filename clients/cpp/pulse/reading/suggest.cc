#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/terminal/table.h"

namespace pulse::cli {
namespace {

ExitCode Suggest(const Session& session, const client::Client& client, const std::string& prefix) {
  v1::SuggestTermsRequest request;
  request.set_prefix(prefix);
  const auto answer = client.SuggestTerms(request);
  if (!answer.ok()) return session.Fail(answer.error());
  if (session.options.json) return session.PrintJson(*answer);
  if (answer->suggestions().empty()) {
    session.console.err << "No suggestion.\n";
    return ExitCode::kOk;
  }
  Table table({{"WHAT"}, {"TEXT", false, true}, {"NAME", false, true}});
  for (const v1::Suggestion& suggestion : answer->suggestions()) {
    table.AddRow({suggestion.type() == v1::SUGGESTION_TYPE_PUBLISHER ? "publisher" : "title",
                  suggestion.text(), suggestion.name()});
  }
  table.Print(session.console);
  return ExitCode::kOk;
}

}  // namespace

void AddSuggest(CLI::App& app, Action& action) {
  auto prefix = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("suggest", "Publishers and titles for what is typed so far");
  command->add_option("TEXT", *prefix, "At least two letters")->required();
  command->callback([&action, prefix] {
    action = WithClient([prefix](const Session& session, const client::Client& client) {
      return Suggest(session, client, *prefix);
    });
  });
}

}  // namespace pulse::cli
