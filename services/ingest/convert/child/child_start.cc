#include "services/ingest/convert/child/child_start.h"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace pulse::ingest {
namespace {

void Limit(__rlimit_resource resource, std::uint64_t most) {
  rlimit limit{};
  // The hard limit goes down with the soft one: the child cannot raise it.
  limit.rlim_cur = limit.rlim_max = static_cast<rlim_t>(most);
  if (setrlimit(resource, &limit) == 0) return;
  // An operator's hard limit is lower already, and stays.
  if (getrlimit(resource, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(resource, &limit);
  }
}

void SetLimits(const ChildLimits& limits) {
  Limit(RLIMIT_CPU, limits.cpu_seconds);
  Limit(RLIMIT_DATA, limits.memory_bytes);
  Limit(RLIMIT_AS, limits.memory_bytes * kAddressSpaceFactor);
  Limit(RLIMIT_NOFILE, limits.open_files);
  Limit(RLIMIT_FSIZE, 0);  // converters write to pipes
  Limit(RLIMIT_CORE, 0);
}

void Tell(int ready, char what) { [[maybe_unused]] const auto written = write(ready, &what, 1); }

void ResetSignals() {
  for (int signal = 1; signal < NSIG; ++signal) std::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

// Only system calls from here on: the process is a copy of one with threads,
// any of which may have held the allocator's lock.
[[noreturn]] void BecomeConverter(char* const* argv, char* const* environment, const char* folder,
                                  const ChildFiles& files, const ChildLimits& limits) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  ResetSignals();
  const bool isolated = unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0;
  Tell(files.ready, isolated ? kIsolated : kNotIsolated);
  const bool placed = chdir(folder) == 0 && dup2(files.input, STDIN_FILENO) >= 0 &&
                      dup2(files.output, STDOUT_FILENO) >= 0 && dup2(files.errors, STDERR_FILENO) >= 0;
  // Everything else that is open closes at exec; `ready` tells of that.
  syscall(SYS_close_range, 3U, ~0U, CLOSE_RANGE_CLOEXEC);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  SetLimits(limits);
  if (placed) execve(argv[0], argv, environment);
  Tell(files.ready, kExecFailed);
  _exit(127);
}

}  // namespace

pid_t StartChild(const std::vector<std::string>& argv, const std::string& folder, const ChildFiles& files,
                 const ChildLimits& limits) {
  auto words = argv;
  std::vector<char*> pointers;
  pointers.reserve(words.size() + 1);
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  std::string language = "LANG=C.UTF-8";
  std::string home = "HOME=" + folder;
  const std::array<char*, 3> environment = {language.data(), home.data(), nullptr};
  const pid_t child = fork();
  if (child == 0) BecomeConverter(pointers.data(), environment.data(), folder.c_str(), files, limits);
  // Here too, so that the group exists whichever of the two runs first.
  if (child > 0) setpgid(child, child);
  return child;
}

}  // namespace pulse::ingest
