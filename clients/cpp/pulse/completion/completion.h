// What a shell asks when somebody presses Tab.

#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

/// The word behind `pulse` by which the scripts ask; not for people.
inline constexpr char kComplete[] = "__complete";

/// Prints what the last of `words` may become, a line each: the word, a tab, what
/// it means. `:files` and `:nospace` are lines of their own.
ExitCode PrintCandidates(CLI::App& app, Session& session, const std::vector<std::string>& words);

}  // namespace pulse::cli
