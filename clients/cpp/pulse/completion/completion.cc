// Completion scripts. They ask the command itself (completion.h), so that what
// they offer is what it takes.

#include "clients/cpp/pulse/completion/completion.h"

#include <algorithm>
#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/completion/completion_words.h"
#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

constexpr char kBash[] = R"sh(_pulse() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    case $line in
      :files)
        compopt -o filenames
        while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
        ;;
      :nospace) compopt -o nospace ;;
      *) COMPREPLY+=("${line%%$'\t'*}") ;;
    esac
  done < <("${COMP_WORDS[0]}" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _pulse pulse
)sh";

constexpr char kZsh[] = R"sh(#compdef pulse
_pulse() {
  local line files
  local -a candidates more
  for line in "${(@f)$("${words[1]}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case $line in
      '') ;;
      :files) files=1 ;;
      :nospace) more=(-S '') ;;
      *) candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}") ;;
    esac
  done
  (( $#candidates )) && _describe value candidates "${more[@]}"
  [[ -n $files ]] && _files
}
if [[ $funcstack[1] == _pulse ]]; then
  _pulse "$@"
else
  (( $+functions[compdef] )) || { autoload -U compinit && compinit; }
  compdef _pulse pulse
fi
)sh";

constexpr char kFish[] = R"sh(function __pulse_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l command $words[1]
    set -e words[1]
    for line in ($command __complete $words "$current" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path "$current"
            case :nospace
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c pulse -e
complete -c pulse -f -a '(__pulse_complete)'
)sh";

}  // namespace

ExitCode PrintCandidates(CLI::App& app, Session& session, const std::vector<std::string>& words) {
  const Candidates candidates = Complete(app, session.options, words);
  for (const Candidate& candidate : candidates.values)
    session.console.out << candidate.value << '\t' << OneLine(candidate.meaning) << '\n';
  if (candidates.files) session.console.out << ":files\n";
  if (candidates.no_space) session.console.out << ":nospace\n";
  return ExitCode::kOk;
}

void AddCompletion(CLI::App& app, Action& action) {
  auto shell = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand("completion", "A shell's completion of this command");
  command->add_option("SHELL", *shell, "bash, zsh or fish")->required()->check([](const std::string& word) {
    const std::vector<std::string> shells = {"bash", "zsh", "fish"};
    return std::find(shells.begin(), shells.end(), word) != shells.end() ? std::string()
                                                                         : UnknownWord("shell", word, shells);
  });
  command->footer(R"text(
  eval "$(pulse completion bash)"      in ~/.bashrc
  eval "$(pulse completion zsh)"       in ~/.zshrc
  pulse completion fish | source       in ~/.config/fish/config.fish)text");
  command->callback([&action, shell] {
    action = [shell](const Session& session) {
      session.console.out << (*shell == "fish" ? kFish : *shell == "zsh" ? kZsh : kBash);
      return ExitCode::kOk;
    };
  });
}

}  // namespace pulse::cli
