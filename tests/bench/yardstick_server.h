// Servers that the hot path is held against: no more than gRPC itself, with the
// options of ours.

#pragma once

#include <string>

namespace pulse::bench {

enum class Yardstick {
  kStored,  // the bytes of the latest issue, made once
  kBuilt,   // its message, built of rows and serialised for each call
  kSmall,   // 100 bytes, made once
};

/// Serves GetLatestIssue as `yardstick` until SIGTERM, with the answer that the
/// server at `original` gives. Prints `address=…` when it listens. The exit code
/// of the process.
int ServeYardstick(Yardstick yardstick, const std::string& original);

}  // namespace pulse::bench
