// The moment after which nobody waits for an answer any more.

#pragma once

#include <chrono>

namespace pulse {

/// The caller's deadline, as gRPC hands it over. Everything that waits on the
/// database takes one and turns it into a server-side statement timeout.
using Deadline = std::chrono::system_clock::time_point;

}  // namespace pulse
