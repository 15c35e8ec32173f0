#include <memory>
#include <string>
#include <vector>

#include "clients/cpp/pulse/command/command_tree.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

ExitCode Help(const Session& session, const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* command = &app;
  for (const std::string& word : words) {
    const CLI::App* below = nullptr;
    for (const CLI::App* candidate : CommandsOf(*command)) {
      if (candidate->get_name() == word) below = candidate;
    }
    if (below == nullptr)
      return session.Fail(ExitCode::kUsage, UnknownWord("command", word, CommandNames(*command)));
    command = below;
  }
  // App::help() would be that of the command that was chosen: this one.
  session.console.out << app.get_formatter()->make_help(command, FullName(*command),
                                                        CLI::AppFormatMode::Normal);
  return ExitCode::kOk;
}

}  // namespace

void AddHelp(CLI::App& app, Action& action) {
  auto words = std::make_shared<std::vector<std::string>>();
  CLI::App* command = app.add_subcommand("help", "This, or what a command does: pulse help items");
  command->add_option("COMMAND", *words, "A command, and one within it: publishers merge");
  command->callback([&action, &app, words] {
    action = [&app, words](const Session& session) { return Help(session, app, *words); };
  });
}

}  // namespace pulse::cli
