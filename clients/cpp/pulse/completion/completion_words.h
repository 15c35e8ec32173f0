// A command line that is being typed: what may stand at the cursor.

#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "clients/cpp/pulse/command/session.h"
#include "clients/cpp/pulse/completion/completion_values.h"

namespace pulse::cli {

/// What the last of `words` may become: commands, options, values. `words` are
/// those behind `pulse`; the last may be empty. Options of `app` that stand among
/// them, or in the environment, set `options`, which say where to ask.
Candidates Complete(CLI::App& app, GlobalOptions& options, const std::vector<std::string>& words);

}  // namespace pulse::cli
