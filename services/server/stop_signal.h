// SIGTERM and SIGINT as something to wait for, instead of code in a handler.

#pragma once

namespace pulse::server {

/// Make one in main before any thread is started: threads inherit the mask, so
/// no other receives the signals.
class StopSignal {
 public:
  StopSignal();

  /// Returns when the process is told to stop; the signal's name.
  const char* Wait() const;
};

}  // namespace pulse::server
