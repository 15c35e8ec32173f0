// What happens between fork and exec.

#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "services/ingest/convert/child/child_process.h"

namespace pulse::ingest {

/// Byte that the child writes to `ready` before exec: whether it has a network.
inline constexpr char kIsolated = 'i';
inline constexpr char kNotIsolated = 'n';
/// Written after it when exec failed.
inline constexpr char kExecFailed = 'x';

struct ChildFiles {
  int input = -1;
  int output = -1;
  int errors = -1;
  int ready = -1;  // closed by exec
};

/// Starts `argv` in `folder`, in a process group of its own; its id, or -1.
pid_t StartChild(const std::vector<std::string>& argv, const std::string& folder, const ChildFiles& files,
                 const ChildLimits& limits);

}  // namespace pulse::ingest
