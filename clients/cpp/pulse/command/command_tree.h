// The command line's own definition, walked.

#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace pulse::cli {

/// Commands of `app`, in the order they were added.
std::vector<const CLI::App*> CommandsOf(const CLI::App& app);
std::vector<std::string> CommandNames(const CLI::App& app);

/// `--option` of `app` itself.
std::vector<std::string> LongOptions(const CLI::App& app);
/// Those that may stand behind `command`: its own, and of those it is a command of.
std::vector<std::string> UsableOptions(const CLI::App& command);

/// The innermost command that was chosen on the command line; `app` when none.
const CLI::App& ChosenCommand(const CLI::App& app);

/// "pulse correct split" of the command `split`.
std::string FullName(const CLI::App& command);

}  // namespace pulse::cli
