#include "clients/cpp/pulse/terminal/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace pulse::cli {
namespace {

constexpr char kInterrupted = 'i';
constexpr char kOver = 'o';

// Where the handler writes: all that it may do.
std::atomic<int> pipe_end = -1;

void Handle(int /*signal*/) {
  const int error = errno;
  [[maybe_unused]] const auto written = write(pipe_end, &kInterrupted, 1);
  errno = error;
}

void Install(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART | (handler == SIG_DFL ? 0 : static_cast<int>(SA_RESETHAND));
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt(std::function<void()> on_interrupt) : on_interrupt_(std::move(on_interrupt)) {
  if (pipe2(pipe_, O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  pipe_end = pipe_[1];
  thread_ = std::thread([this] { Wait(); });
  Install(Handle);
}

Interrupt::~Interrupt() {
  Install(SIG_DFL);
  [[maybe_unused]] const auto written = write(pipe_[1], &kOver, 1);
  thread_.join();
  close(pipe_[0]);
  close(pipe_[1]);
}

void Interrupt::Wait() {
  for (char what = 0; read(pipe_[0], &what, 1) == 1 && what != kOver;) {
    happened_ = true;
    on_interrupt_();
  }
}

}  // namespace pulse::cli
