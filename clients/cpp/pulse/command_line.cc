#include "clients/cpp/pulse/command_line.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/words.h"

namespace pulse::cli {
namespace {

constexpr char kFooter[] = R"(
Options of `pulse` may stand before or after the command. NAME is an issue's
name: 2022-09, or issues/2024-05-mental-health-awareness.

Exit codes:
  0  done
  1  the operation failed; the reason is on standard error
  2  the command line is wrong
  3  not found: no such issue or file, or nothing published yet
  4  a service does not answer, or not in time, or asks to come back later)";

// Empty when this user has no name, as in some containers.
std::string LoginName() {
  const passwd* user = getpwuid(geteuid());
  return user == nullptr ? "" : user->pw_name;
}

void AddGlobalOptions(CLI::App& app, GlobalOptions& options) {
  app.add_flag("--json", options.json, "Answer as proto3 JSON");
  app.add_option("--ingest-address", options.client.ingest_address, "Where the ingest service listens")
      ->envname("PULSE_INGEST_ADDRESS")
      ->capture_default_str();
  app.add_option("--query-address", options.client.query_address, "Where the query service listens")
      ->envname("PULSE_QUERY_ADDRESS")
      ->capture_default_str();
  app.add_option("--render-address", options.client.render_address, "Where the render service listens")
      ->envname("PULSE_RENDER_ADDRESS")
      ->capture_default_str();
  app.add_option("--tls-ca-file", options.client.tls_ca_file,
                 "PEM file of the authorities to trust; without it only loopback addresses are called")
      ->envname("PULSE_TLS_CA_FILE");
  app.add_option("--timeout", options.timeout_seconds, "Seconds to wait for one call")
      ->envname("PULSE_TIMEOUT")
      ->check(CLI::Range(0.001, 86'400.0))
      ->capture_default_str();
  app.add_option("--actor", options.client.actor, "Who asks, kept in the history with what is changed")
      ->envname("PULSE_ACTOR")
      ->default_str("your login name");
  app.add_flag("--no-color,--no-colour", options.no_color, "No colours, as NO_COLOR in the environment");
}

void AddCommands(CLI::App& app, Action& action) {
  AddLatest(app, action);
  AddIssues(app, action);
  AddShow(app, action);
  AddItems(app, action);
  AddSearch(app, action);
  AddSectors(app, action);
  AddRender(app, action);
  AddParse(app, action);
  AddIngest(app, action);
  AddEdit(app, action);
  AddCorrections(app, action);
  AddPublish(app, action);
  AddWithdraw(app, action);
  AddHistory(app, action);
  AddDiff(app, action);
  AddRollback(app, action);
  AddVersion(app, action);
  AddCompletion(app, action);
}

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

// CLI11 only says that a command is required when it does not know the one given.
std::string DescribeMistake(const CLI::App& app, const CLI::ParseError& error) {
  if (!app.get_subcommands().empty()) return error.what();
  const std::vector<std::string> given = app.remaining();
  const auto command = std::find_if(given.begin(), given.end(),
                                    [](const std::string& word) { return !word.starts_with('-'); });
  return command == given.end() ? error.what() : UnknownWord("command", *command, CommandNames(app));
}

ExitCode Refuse(const CLI::App& app, const CLI::ParseError& error, const Console& console) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {  // --help
    app.exit(error, console.out, console.err);
    return ExitCode::kOk;
  }
  const auto chosen = app.get_subcommands();
  const std::string command = chosen.empty() ? "pulse" : "pulse " + chosen.front()->get_name();
  console.err << "pulse: " << DescribeMistake(app, error) << "\nTry `" << command << " --help`.\n";
  return ExitCode::kUsage;
}

ExitCode Run(std::vector<std::string> arguments, const Console& console) {
  Session session{console, {}};
  session.options.client.actor = LoginName();
  Action action;
  CLI::App app("Reads, ingests and renders the digest's issues.", "pulse");
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(kFooter);
  AddGlobalOptions(app, session.options);
  AddCommands(app, action);
  try {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    return Refuse(app, error, console);
  }
  session.console.colour_wanted = console.colour_wanted && !session.options.no_color;
  session.options.client.timeout = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::duration<double>(session.options.timeout_seconds));
  return action(session);
}

}  // namespace

int RunPulse(std::vector<std::string> arguments, Console console) {
  ExitCode code = Run(std::move(arguments), console);
  console.out.flush();
  if (!console.out) {
    console.err << "pulse: the output cannot be written; is the disk full?\n";
    code = ExitCode::kFailed;
  }
  return static_cast<int>(code);
}

}  // namespace pulse::cli
