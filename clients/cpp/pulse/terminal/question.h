// Questions to whoever sits at the terminal.

#pragma once

#include <string>
#include <string_view>

#include "clients/cpp/pulse/terminal/console.h"

namespace pulse::cli {

/// Whether somebody can be asked: both ends are a terminal.
bool CanAsk(const Console& console);

/// Asks until the answer begins with one of the letters `choices`, in either
/// case; an empty line is the first of them. NUL when the input ends.
char Ask(const Console& console, const std::string& question, std::string_view choices);

}  // namespace pulse::cli
