#include "services/ingest/convert/child/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/ingest/convert/child/child_start.h"
#include "services/ingest/convert/child/private_folder.h"
#include "services/ingest/parser/document_check.h"

namespace pulse::ingest {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxErrors = 64 << 10;
// How often a child that has closed its output is looked after.
constexpr std::chrono::milliseconds kLook(20);

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  ~Descriptor() { Close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }
  void Reset(int fd) {
    Close();
    fd_ = fd;
  }
  void Close() {
    if (fd_ >= 0) close(fd_);
    fd_ = -1;
  }

 private:
  int fd_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
  bool Open() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.Reset(ends[0]);
    write.Reset(ends[1]);
    // A grandchild may keep the other end: reading must never wait for it.
    return fcntl(read.get(), F_SETFL, O_NONBLOCK) == 0;
  }
};

// Appends what can be read now, at most up to `most` bytes in all (the rest is
// read and dropped); closes at the end. True when something was dropped.
bool Drain(Descriptor* from, std::string* into, std::size_t most) {
  std::array<char, 1 << 16> buffer{};
  while (from->open()) {
    const auto got = read(from->get(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return false;
    if (got <= 0) {
      from->Close();
      return false;
    }
    const auto room = most - std::min(most, into->size());
    into->append(buffer.data(), std::min(room, static_cast<std::size_t>(got)));
    if (static_cast<std::size_t>(got) > room) return true;
  }
  return false;
}

absl::Status Slow(const ChildLimits& limits) {
  return RefuseContent("CONVERSION_TOO_SLOW",
                       absl::StrCat("converting the document took over ", limits.wall_time.count(),
                                    " ms and was stopped: send a smaller document, or its text"));
}

absl::Status Large(const ChildLimits& limits) {
  return RefuseContent("CONVERSION_TOO_LARGE",
                       absl::StrCat("converting the document gave more than ", limits.output_bytes,
                                    " bytes and was stopped: send one issue at a time"));
}

absl::Status NoRoom(std::string_view what) {
  return ErrorWithReason(absl::StatusCode::kResourceExhausted, "CONVERSION_NO_ROOM",
                         absl::StrCat("no ", absl::string_view(what.data(), what.size()),
                                      " could be made to convert the document: try again later"));
}

// The child and its descendants: killed and reaped at the end of the scope.
class Group {
 public:
  explicit Group(pid_t leader) : leader_(leader) {}
  ~Group() {
    if (leader_ > 0) Finish();
  }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;

  // Whether the leader has ended; it stays a zombie, so its id stays its own.
  bool Ended() const {
    siginfo_t info{};
    return waitid(P_PID, static_cast<id_t>(leader_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == leader_;
  }

  // Kills what is left, reaps the leader; its exit code.
  int Finish() {
    kill(-leader_, SIGKILL);
    int status = 0;
    while (waitpid(leader_, &status, 0) < 0 && errno == EINTR) {
    }
    leader_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t leader_;
};

struct Pipes {
  Pipe output;
  Pipe errors;
  Pipe ready;
  bool Open() { return output.Open() && errors.Open() && ready.Open(); }
};

// Reads until the child has ended. OK, too slow or too large.
absl::Status Watch(const Group& group, const ChildLimits& limits, Pipes* pipes, ChildResult* result) {
  const auto end = Clock::now() + limits.wall_time;
  for (;;) {
    const bool ended = group.Ended();  // before reading: what it wrote is then all there
    if (Drain(&pipes->output.read, &result->output, limits.output_bytes)) return Large(limits);
    Drain(&pipes->errors.read, &result->errors, kMaxErrors);
    if (ended) return absl::OkStatus();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) return Slow(limits);
    std::array<pollfd, 2> waiting = {
        {{pipes->output.read.get(), POLLIN, 0}, {pipes->errors.read.get(), POLLIN, 0}}};
    poll(waiting.data(), waiting.size(), static_cast<int>(std::min(left, kLook).count()));
  }
}

}  // namespace

absl::StatusOr<ChildResult> RunChild(const std::vector<std::string>& argv, std::string_view input,
                                     const ChildLimits& limits, const std::vector<ChildFile>& files) {
  const PrivateFolder folder;
  if (folder.path().empty() || !folder.Write(kInputFile, input)) return NoRoom("temporary file");
  for (const auto& file : files) {
    if (!folder.Write(file.name, file.content)) return NoRoom("temporary file");
  }
  const Descriptor document(open((folder.path() / kInputFile).c_str(), O_RDONLY | O_CLOEXEC));
  Pipes pipes;
  if (!document.open() || !pipes.Open()) return NoRoom("pipe");
  const pid_t child = StartChild(
      argv, folder.path(),
      {document.get(), pipes.output.write.get(), pipes.errors.write.get(), pipes.ready.write.get()}, limits);
  if (child < 0) return NoRoom("process");
  Group group(child);
  pipes.output.write.Close();
  pipes.errors.write.Close();
  pipes.ready.write.Close();

  ChildResult result;
  if (auto status = Watch(group, limits, &pipes, &result); !status.ok()) return status;
  result.exit_code = group.Finish();
  std::string told;
  Drain(&pipes.ready.read, &told, 2);
  result.network_isolated = told.find(kIsolated) != std::string::npos;
  if (told.find(kExecFailed) != std::string::npos) {
    return ErrorWithReason(absl::StatusCode::kUnavailable, "CONVERTER_MISSING",
                           absl::StrCat("the converter ", argv.front(), " cannot be run"));
  }
  return result;
}

}  // namespace pulse::ingest
