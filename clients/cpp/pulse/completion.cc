// Completion scripts, made from the command line's own definition.

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cpp/pulse/command_tree.h"
#include "clients/cpp/pulse/commands.h"
#include "clients/cpp/pulse/words.h"

namespace pulse::cli {
namespace {

using Words = std::vector<std::string>;

// Values of options that have a few.
const std::vector<std::pair<std::string, Words>>& OptionValues() {
  static const std::vector<std::pair<std::string, Words>> values = {{"--kind", KindChoices()},
                                                                    {"--format", FormatChoices()}};
  return values;
}

std::string BashScript(const CLI::App& app) {
  std::string cases;
  for (const CLI::App* command : CommandsOf(app)) {
    Words options = LongOptions(*command);
    for (const CLI::App* below : CommandsOf(*command)) {
      for (std::string& option : LongOptions(*below)) options.push_back(std::move(option));
    }
    absl::StrAppend(&cases, "    ", command->get_name(), ") options=\"$options ", absl::StrJoin(options, " "),
                    "\" words=\"", absl::StrJoin(CommandNames(*command), " "), "\" ;;\n");
  }
  std::string values;
  for (const auto& [option, words] : OptionValues()) {
    absl::StrAppend(&values, "    ", option, ") COMPREPLY=($(compgen -W \"", absl::StrJoin(words, " "),
                    "\" -- \"$current\")); return ;;\n");
  }
  return absl::StrCat("_pulse() {\n  local current=\"${COMP_WORDS[COMP_CWORD]}\" words=\"\" options=\"",
                      absl::StrJoin(LongOptions(app), " "), "\"\n  case \"${COMP_WORDS[COMP_CWORD-1]}\" in\n",
                      values, "  esac\n  case \"${COMP_WORDS[1]}\" in\n", cases, "  esac\n",
                      "  [ \"$COMP_CWORD\" -eq 1 ] && words=\"", absl::StrJoin(CommandNames(app), " "),
                      "\"\n"
                      "  if [ \"${current#-}\" != \"$current\" ]; then\n"
                      "    COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
                      "  else\n"
                      "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
                      "    [ \"$COMP_CWORD\" -gt 1 ] && COMPREPLY+=($(compgen -f -- \"$current\"))\n"
                      "  fi\n}\n"
                      "complete -o filenames -F _pulse pulse\n");
}

// zsh runs bash completions.
std::string ZshScript(const CLI::App& app) {
  return "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" +
         BashScript(app);
}

std::string Quoted(const std::string& text) { return "'" + absl::StrReplaceAll(text, {{"'", "\\'"}}) + "'"; }

std::string Values(const std::string& name) {
  for (const auto& [option, words] : OptionValues()) {
    if (option == name) return " -x -a " + Quoted(absl::StrJoin(words, " "));
  }
  return "";
}

std::string FishScript(const CLI::App& app) {
  std::string script;
  const auto add_options = [&](const CLI::App& of, const std::string& condition) {
    for (const CLI::Option* option : of.get_options()) {
      for (const std::string& name : option->get_lnames()) {
        absl::StrAppend(&script, "complete -c pulse", condition, " -l ", name, " -d ",
                        Quoted(option->get_description()), Values("--" + name), "\n");
      }
    }
  };
  add_options(app, "");
  for (const CLI::App* command : CommandsOf(app)) {
    absl::StrAppend(&script, "complete -c pulse -n __fish_use_subcommand -f -a ", command->get_name(), " -d ",
                    Quoted(command->get_description()), "\n");
    const std::string chosen = absl::StrCat(" -n '__fish_seen_subcommand_from ", command->get_name(), "'");
    add_options(*command, chosen);
    for (const CLI::App* below : CommandsOf(*command)) {
      absl::StrAppend(&script, "complete -c pulse", chosen, " -f -a ", below->get_name(), " -d ",
                      Quoted(below->get_description()), "\n");
      add_options(*below, chosen);
    }
  }
  return script;
}

}  // namespace

void AddCompletion(CLI::App& app, Action& action) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command =
      app.add_subcommand("completion", "A completion script: eval \"$(pulse completion bash)\"");
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  command->callback([&action, &app, shell] {
    action = [&app, shell](const Session& session) {
      session.console.out << (*shell == "fish"  ? FishScript(app)
                              : *shell == "zsh" ? ZshScript(app)
                                                : BashScript(app));
      return ExitCode::kOk;
    };
  });
}

}  // namespace pulse::cli
