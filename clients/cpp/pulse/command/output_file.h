// Where a command's bytes go.

#pragma once

#include <string>

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

/// Exactly `content`, to the file at `path`, or to standard output when it is
/// empty. kFailed: the file cannot be written; the reason is said.
ExitCode WriteOutput(const Session& session, const std::string& path, const std::string& content);

}  // namespace pulse::cli
