#include "clients/cpp/pulse/command_line.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "clients/cpp/pulse/command/command_tree.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/completion/completion.h"
#include "clients/cpp/pulse/terminal/ascii_output.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

constexpr char kFooter[] = R"(
Options of `pulse` may stand before or after the command. NAME is an issue's
name: 2022-09, or issues/2024-05-mental-health-awareness.

  pulse ingest archive/ --publish         documents into the store, shown to readers
  pulse edit 2022-09                      corrected in your editor
  pulse items --sector criminal-justice --kind report

Exit codes:
  0  done; for edit also: nothing was changed
  1  the operation failed; the reason is on standard error
  2  the command line is wrong
  3  not found: no such issue or file, or nothing published yet
  4  a service does not answer, or not in time, or asks to come back later
  130  ended by Ctrl-C)";

// Empty when this user has no name, as in some containers.
std::string LoginName() {
  const passwd* user = getpwuid(geteuid());
  return user == nullptr ? "" : user->pw_name;
}

void AddGlobalOptions(CLI::App& app, GlobalOptions& options) {
  app.add_flag("--json", options.json, "Answers as proto3 JSON, and errors as JSON on a line");
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

using AddCommand = void (*)(CLI::App& app, Action& action);

struct CommandGroup {
  const char* title;
  std::vector<AddCommand> commands;
};

// In the order of the help.
const std::vector<CommandGroup>& CommandGroups() {
  static const std::vector<CommandGroup> groups = {
      {"Read", {AddLatest, AddIssues, AddShow, AddItems, AddSectors, AddWatch}},
      {"Find", {AddSearch, AddSuggest, AddRelated, AddRepeats}},
      {"Measure", {AddSummary, AddInterests}},
      {"Put documents in", {AddParse, AddIngest, AddPreview, AddSource}},
      {"Correct", {AddEdit, AddCorrect, AddCorrections, AddPublishers, AddHistory, AddDiff, AddRollback}},
      {"Show to readers", {AddPublish, AddSchedule, AddWithdraw, AddRender, AddDigest, AddFeed}},
      {"This command", {AddHelp, AddCompletion, AddVersion}}};
  return groups;
}

void AddCommands(CLI::App& app, Action& action) {
  for (const CommandGroup& group : CommandGroups()) {
    for (const AddCommand add : group.commands) {
      add(app, action);
      app.get_subcommands([](const CLI::App*) { return true; }).back()->group(group.title);
    }
  }
}

bool HasJson(const std::vector<std::string>& words) {
  return std::find(words.begin(), words.end(), "--json") != words.end();
}

// CLI11 says neither which command is not known nor what an option was meant to be.
std::string DescribeMistake(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& chosen = ChosenCommand(app);
  for (const std::string& word : app.remaining(true)) {
    if (word.starts_with("--")) {
      const std::string name = word.substr(0, word.find('='));
      const std::string nearest = Nearest(name, UsableOptions(chosen));
      return "option `" + name + "` is not known" +
             (nearest.empty() ? "" : "; did you mean `" + nearest + "`?");
    }
    if (word.starts_with('-'))
      return "option `" + word + "` is not known; words that begin with a minus stand behind `--`";
    if (!CommandsOf(chosen).empty()) {
      return UnknownWord("command", word, CommandNames(chosen));
    }
  }
  return error.what();
}

ExitCode Refuse(const CLI::App& app, const CLI::ParseError& error, const Session& session) {
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {  // --help
    app.exit(error, session.console.out, session.console.err);
    return ExitCode::kOk;
  }
  const std::string advice = "Try `" + FullName(ChosenCommand(app)) + " --help`.";
  if (session.options.json)
    return session.Fail(ExitCode::kUsage, DescribeMistake(app, error) + ". " + advice);
  session.console.err << "pulse: " << DescribeMistake(app, error) << '\n' << advice << '\n';
  return ExitCode::kUsage;
}

ExitCode Run(std::vector<std::string> arguments, const Console& console) {
  Session session{console, {}, nullptr};
  session.options.client.actor = LoginName();
  // The wait between answers is limited; how much there is to stream is not.
  session.options.client.stream_timeout = std::chrono::hours(24);
  session.options.words = arguments;
  Action action;
  CLI::App app("Reads, ingests and renders the digest's issues.", "pulse");
  app.require_subcommand(1);
  app.fallthrough();
  app.footer(kFooter);
  AddGlobalOptions(app, session.options);
  AddCommands(app, action);
  if (!arguments.empty() && arguments.front() == kComplete)
    return PrintCandidates(app, session, {arguments.begin() + 1, arguments.end()});
  try {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 takes them
    app.parse(std::move(arguments));
  } catch (const CLI::ParseError& error) {
    session.options.json = HasJson(session.options.words);
    return Refuse(app, error, session);
  }
  session.console.colour_wanted = console.colour_wanted && !session.options.no_color;
  session.options.client.timeout = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::duration<double>(session.options.timeout_seconds));
  return action(session);
}

}  // namespace

int RunPulse(std::vector<std::string> arguments, Console console) {
  AsciiOutput ascii_out(console.out);
  AsciiOutput ascii_err(console.err);
  std::ostream plain_out(&ascii_out);
  std::ostream plain_err(&ascii_err);
  // JSON is data: it stays what it is.
  const bool is_plain = !console.utf8 && !HasJson(arguments);
  Console shown{.in = console.in,
                .out = is_plain && console.out_is_terminal ? plain_out : console.out,
                .err = is_plain && console.err_is_terminal ? plain_err : console.err};
  shown.in_is_terminal = console.in_is_terminal;
  shown.out_is_terminal = console.out_is_terminal;
  shown.err_is_terminal = console.err_is_terminal;
  shown.width = console.width;
  shown.colour_wanted = console.colour_wanted;
  shown.utf8 = console.utf8;
  ExitCode code = Run(std::move(arguments), shown);
  console.out.flush();
  if (!console.out) {
    console.err << "pulse: the output cannot be written; is the disk full?\n";
    code = ExitCode::kFailed;
  }
  return static_cast<int>(code);
}

}  // namespace pulse::cli
