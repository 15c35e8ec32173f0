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
};

/// UNAVAILABLE, DEADLINE_EXCEEDED and a service that asks to come back later
/// are kUnavailable; NOT_FOUND is kNotFound; all others kFailed.
ExitCode ExitCodeFor(const client::Error& error);

/// What went wrong and what to do about it, in one line.
std::string DescribeError(const client::Error& error);

}  // namespace pulse::cli
