// Ctrl-C as an event.

#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace pulse::cli {

/// While it lives, the first SIGINT or SIGTERM calls `on_interrupt` on a thread of
/// its own instead of ending the process; the second ends it. One at a time.
class Interrupt {
 public:
  explicit Interrupt(std::function<void()> on_interrupt);
  /// Joins the thread.
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  bool happened() const { return happened_; }

 private:
  void Wait();

  const std::function<void()> on_interrupt_;
  std::atomic<bool> happened_ = false;
  int pipe_[2] = {-1, -1};
  std::thread thread_;
};

}  // namespace pulse::cli
