// Completion scripts, made from the command line's own definition.

#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cpp/pulse/commands.h"

namespace pulse::cli {
namespace {

using Words = std::vector<std::string>;

Words LongOptions(const CLI::App& app) {
  Words options;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) options.push_back("--" + name);
  }
  return options;
}

std::vector<const CLI::App*> Commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string BashScript(const CLI::App& app) {
  Words names;
  std::string cases;
  for (const CLI::App* command : Commands(app)) {
    names.push_back(command->get_name());
    cases += "    " + command->get_name() + ") words=\"$words " + absl::StrJoin(LongOptions(*command), " ") +
             "\" ;;\n";
  }
  return "_pulse() {\n  local words=\"" + absl::StrJoin(LongOptions(app), " ") +
         "\" current=\"${COMP_WORDS[COMP_CWORD]}\"\n  case \"${COMP_WORDS[1]}\" in\n" + cases +
         "    *) words=\"$words " + absl::StrJoin(names, " ") +
         "\" ;;\n  esac\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ] || [ \"${current#-}\" != \"$current\" ]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
         "  else\n    COMPREPLY=($(compgen -f -- \"$current\"))\n  fi\n}\n"
         "complete -o filenames -F _pulse pulse\n";
}

// zsh runs bash completions.
std::string ZshScript(const CLI::App& app) {
  return "autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n" +
         BashScript(app);
}

std::string Quoted(const std::string& text) { return "'" + absl::StrReplaceAll(text, {{"'", "\\'"}}) + "'"; }

std::string FishScript(const CLI::App& app) {
  std::string script;
  const auto add_options = [&](const CLI::App& of, const std::string& condition) {
    for (const CLI::Option* option : of.get_options()) {
      for (const std::string& name : option->get_lnames()) {
        absl::StrAppend(&script, "complete -c pulse", condition, " -l ", name, " -d ",
                        Quoted(option->get_description()), "\n");
      }
    }
  };
  add_options(app, "");
  for (const CLI::App* command : Commands(app)) {
    absl::StrAppend(&script, "complete -c pulse -n __fish_use_subcommand -f -a ", command->get_name(), " -d ",
                    Quoted(command->get_description()), "\n");
    add_options(*command, absl::StrCat(" -n '__fish_seen_subcommand_from ", command->get_name(), "'"));
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
