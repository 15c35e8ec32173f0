// How a stream of messages and the runner of a service's calls know each other.

#pragma once

#include <functional>

namespace pulse::server {

class CallMetrics;

/// What the runner of a stream does for it. Thread-safe.
class StreamHost {
 public:
  virtual ~StreamHost() = default;
  /// Runs `job` on a worker, behind the calls that wait.
  virtual void RunBehind(std::function<void()> job) = 0;
  /// The stream has ended.
  virtual void Forget(const void* stream) = 0;
  virtual CallMetrics* stream_metrics() = 0;
};

/// A stream as its host knows it.
class AnyStream {
 public:
  virtual ~AnyStream() = default;
  /// Takes no more messages; ends when those taken are answered.
  virtual void Drain() = 0;
};

}  // namespace pulse::server
