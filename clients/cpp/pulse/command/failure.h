// What a failure means to whoever runs the command: an exit code for scripts,
// a sentence for people.

#pragma once

#include <string>

#include "clients/cpp/error.h"

namespace pulse::cli {

/// Promised to scripts in `pulse --help`.
enum class ExitCode {
  kOk = 0,
  kFailed = 1,
  kUsage = 2,
  kNotFound = 3,
  kUnavailable = 4,
  /// Ended by Ctrl-C or SIGTERM, as shells number it.
  kInterrupted = 130,
};

/// UNAVAILABLE, DEADLINE_EXCEEDED and a service that asks to come back later
/// are kUnavailable; NOT_FOUND is kNotFound; all others kFailed.
ExitCode ExitCodeFor(const client::Error& error);

/// What went wrong and what to do about it, in one line.
std::string DescribeError(const client::Error& error);

/// The same for programs, as a JSON object on one line: code, message, exitCode,
/// and what is known of reason, fieldViolations and retryDelay (seconds).
std::string ErrorAsJson(const client::Error& error, ExitCode exit_code, const std::string& message);

}  // namespace pulse::cli
