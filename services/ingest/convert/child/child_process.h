// Runs one converter in a child process that cannot hurt the service.
//
// The child gets: no shell (an argv), an empty environment but LANG and HOME,
// a new private folder as working directory, standard input from a file there,
// its own process group, limits on time, memory, output, files and core dumps,
// no new privileges, and, where the kernel lets an ordinary process make
// namespaces, a network of its own with nothing in it. Where it does not
// (kernel.unprivileged_userns_clone=0, some containers), the child runs with
// the service's network and every other limit: ChildResult says which.
//
// Whatever happens, the whole process group is killed, the child is reaped and
// the folder removed before RunChild returns.

#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace pulse::ingest {

struct ChildLimits {
  /// From start to end; then the process group is killed.
  std::chrono::milliseconds wall_time = std::chrono::seconds(20);
  /// Processor time, in seconds.
  std::uint64_t cpu_seconds = 20;
  /// Private writable memory (RLIMIT_DATA). Address space gets
  /// kAddressSpaceFactor of it, as runtimes reserve more than they use.
  std::uint64_t memory_bytes = 1ULL << 30;
  /// Standard output; more is CONVERSION_TOO_LARGE.
  std::uint64_t output_bytes = 32ULL << 20;
  std::uint64_t open_files = 64;
};
inline constexpr std::uint64_t kAddressSpaceFactor = 4;

/// Name of the file with the input, in the child's working directory.
inline constexpr char kInputFile[] = "document";

struct ChildResult {
  int exit_code = 0;  // 128 + signal when one ended the child
  std::string output;
  std::string errors;  // standard error, its first 64 KiB
  bool network_isolated = false;
};

/// A further file in the child's working directory.
struct ChildFile {
  std::string_view name;
  std::string_view content;
};

/// Runs `argv` (argv[0] an absolute path) on `input` and waits. Any thread.
///
/// OK, also when the child fails: look at exit_code.
/// DEADLINE of the limits: INVALID_ARGUMENT, `CONVERSION_TOO_SLOW`.
/// More output than allowed: INVALID_ARGUMENT, `CONVERSION_TOO_LARGE`.
/// argv[0] cannot be run: UNAVAILABLE, `CONVERTER_MISSING`.
/// No folder, pipe or process to be had: RESOURCE_EXHAUSTED, `CONVERSION_NO_ROOM`.
absl::StatusOr<ChildResult> RunChild(const std::vector<std::string>& argv, std::string_view input,
                                     const ChildLimits& limits, const std::vector<ChildFile>& files = {});

}  // namespace pulse::ingest
