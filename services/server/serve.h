// A service's life, from listening to the end of its last call.

#pragma once

#include "services/server/call_runner.h"
#include "services/server/config.h"
#include "services/server/server.h"
#include "services/server/stop_signal.h"

namespace pulse::server {

/// Serves until `stop`, then drains. The exit code of the process: 0 after an
/// orderly stop, 1 when it could not listen (the log says why).
int Serve(const Config& config, const Served& served, CallRunner& calls, const StopSignal& stop);

}  // namespace pulse::server
