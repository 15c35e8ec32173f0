#include "clients/cpp/pulse/editing/editor.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

extern char** environ;  // NOLINT(readability-redundant-declaration): POSIX has it in no header

namespace pulse::cli {
namespace {

using client::Error;
using client::LocalError;
using grpc::StatusCode;

Error SystemError(const std::string& what, int code) {
  return LocalError(StatusCode::INTERNAL, what + ": " + std::generic_category().message(code));
}

// What a shell runs, with the file as its argument.
std::string EditorCommand() {
  for (const char* variable : {"VISUAL", "EDITOR"}) {
    const char* chosen = std::getenv(variable);
    if (chosen != nullptr && *chosen != '\0') return std::string(chosen) + " \"$@\"";
  }
  return "if command -v editor >/dev/null; then exec editor \"$@\"; else exec vi \"$@\"; fi";
}

// While it lives, this process does not mind the interrupts of its terminal.
class InterruptsIgnored {
 public:
  InterruptsIgnored() {
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGINT, &ignore, &interrupt_);
    sigaction(SIGQUIT, &ignore, &quit_);
  }
  ~InterruptsIgnored() {
    sigaction(SIGINT, &interrupt_, nullptr);
    sigaction(SIGQUIT, &quit_, nullptr);
  }
  InterruptsIgnored(const InterruptsIgnored&) = delete;
  InterruptsIgnored& operator=(const InterruptsIgnored&) = delete;

 private:
  struct sigaction interrupt_ {};
  struct sigaction quit_ {};
};

// 0, or an errno. Waits for the shell's end.
int RunShell(std::string command, std::string argument, int* status) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t heeded;
  sigemptyset(&heeded);
  sigaddset(&heeded, SIGINT);
  sigaddset(&heeded, SIGQUIT);
  posix_spawnattr_setsigdefault(&attributes, &heeded);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::string name = "sh";
  std::string flag = "-c";
  char* arguments[] = {name.data(), flag.data(), command.data(), name.data(), argument.data(), nullptr};
  pid_t child = 0;
  const int error = posix_spawn(&child, "/bin/sh", nullptr, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  if (error != 0) return error;
  while (waitpid(child, status, 0) < 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

}  // namespace

client::Result<std::string> WriteScratchFile(const std::string& text) {
  constexpr std::string_view kEnding = ".md";  // editors know how to colour it
  std::error_code no_folder;
  std::string path = (std::filesystem::temp_directory_path(no_folder) / "pulse-edit-XXXXXX.md").string();
  if (no_folder) return SystemError("no folder for temporary files; set TMPDIR", no_folder.value());
  const int file = mkstemps(path.data(), static_cast<int>(kEnding.size()));
  if (file < 0) return SystemError(path + " cannot be made", errno);
  int error = 0;
  for (std::string_view rest = text; !rest.empty() && error == 0;) {
    const ssize_t written = write(file, rest.data(), rest.size());
    if (written > 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error = errno;
    }
  }
  if (close(file) != 0 && error == 0) error = errno;
  if (error != 0) return SystemError(path + " cannot be written", error);
  return path;
}

std::optional<Error> RunEditor(const std::string& path) {
  const InterruptsIgnored ignored;
  const std::string command = EditorCommand();
  int status = 0;
  if (const int error = RunShell(command, path, &status); error != 0) {
    return SystemError("the editor cannot be started", error);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return std::nullopt;
  if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
    return LocalError(StatusCode::FAILED_PRECONDITION,
                      "no editor is found; say which in EDITOR, for example EDITOR=nano");
  }
  return LocalError(StatusCode::CANCELLED, "the editor did not end well, so nothing was sent");
}

}  // namespace pulse::cli
