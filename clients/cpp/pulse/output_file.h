// Answers into files.

#pragma once

#include <string>

#include "clients/cpp/pulse/session.h"

namespace pulse::cli {

/// Writes `content` to `path`, over what is there. Says what went wrong.
ExitCode WriteFile(const Session& session, const std::string& path, const std::string& content);

}  // namespace pulse::cli
