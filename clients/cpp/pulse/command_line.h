// The whole `pulse` command, from arguments to exit code.

#pragma once

#include <string>
#include <vector>

#include "clients/cpp/pulse/terminal/console.h"

namespace pulse::cli {

/// Runs the command that `arguments` (without the program's name) say and
/// answers the process's exit code (command/failure.h).
int RunPulse(std::vector<std::string> arguments, Console console);

}  // namespace pulse::cli
