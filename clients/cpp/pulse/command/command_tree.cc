#include "clients/cpp/pulse/command/command_tree.h"

namespace pulse::cli {

std::vector<const CLI::App*> CommandsOf(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : CommandsOf(app)) names.push_back(command->get_name());
  return names;
}

std::vector<std::string> LongOptions(const CLI::App& app) {
  std::vector<std::string> options;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
  }
  return options;
}

std::vector<std::string> UsableOptions(const CLI::App& command) {
  std::vector<std::string> options;
  for (const CLI::App* at = &command; at != nullptr; at = at->get_parent()) {
    const std::vector<std::string> own = LongOptions(*at);
    options.insert(options.end(), own.begin(), own.end());
  }
  return options;
}

const CLI::App& ChosenCommand(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

std::string FullName(const CLI::App& command) {
  const std::string own = command.get_name();
  return command.get_parent() == nullptr ? own : FullName(*command.get_parent()) + " " + own;
}

}  // namespace pulse::cli
