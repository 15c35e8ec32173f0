#include "tests/integration/process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "gtest/gtest.h"

extern char** environ;  // NOLINT: POSIX names it

namespace pulse::test {
namespace {

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  pointers.reserve(strings.size() + 1);
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::vector<std::string> EnvironmentWith(const std::map<std::string, std::string>& added) {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string text = *variable;
    if (added.count(text.substr(0, text.find('='))) == 0) variables.push_back(text);
  }
  for (const auto& [name, value] : added) variables.emplace_back(name).append("=").append(value);
  return variables;
}

}  // namespace

Process::Process(const std::vector<std::string>& arguments,
                 const std::map<std::string, std::string>& environment) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  std::vector<std::string> words = arguments;
  std::vector<std::string> variables = EnvironmentWith(environment);
  const int failed = posix_spawn(&pid_, words[0].c_str(), &actions, nullptr, Pointers(words).data(),
                                 Pointers(variables).data());
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed != 0) {
    close(ends[0]);
    throw std::runtime_error("cannot start " + words[0]);
  }
  reader_ = std::thread([this, end = ends[0]] { ReadOutput(end); });
}

Process::~Process() {
  if (!exit_code_) {
    Signal(SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  reader_.join();
}

void Process::Signal(int signal) const { kill(pid_, signal); }

void Process::ReadOutput(int descriptor) {
  char bytes[4096];
  ssize_t count = 0;
  while ((count = read(descriptor, bytes, sizeof bytes)) > 0) {
    const std::lock_guard lock(mutex_);
    output_.append(bytes, static_cast<std::size_t>(count));
    output_changed_.notify_all();
  }
  close(descriptor);
  const std::lock_guard lock(mutex_);
  output_ended_ = true;
  output_changed_.notify_all();
}

std::string Process::Output() {
  const std::lock_guard lock(mutex_);
  return output_;
}

std::optional<std::string> Process::AwaitOutput(const std::string& marker, std::chrono::seconds patience) {
  std::unique_lock lock(mutex_);
  std::size_t begin = std::string::npos;
  std::size_t end = std::string::npos;
  const bool found = output_changed_.wait_for(lock, patience, [&] {
    begin = output_.find(marker);
    end = begin == std::string::npos ? begin : output_.find('\n', begin);
    return end != std::string::npos;
  });
  if (found) return output_.substr(begin + marker.size(), end - begin - marker.size());
  ADD_FAILURE() << "no \"" << marker << "\" in: " << output_;
  return std::nullopt;
}

int Process::AwaitExit(std::chrono::seconds patience) {
  const auto until = std::chrono::steady_clock::now() + patience;
  int status = 0;
  while (!exit_code_) {
    if (waitpid(pid_, &status, WNOHANG) == pid_) {
      exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    } else if (std::chrono::steady_clock::now() >= until) {
      ADD_FAILURE() << "still running: " << Output();
      return -1;
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  // What it wrote last may still be in the pipe.
  std::unique_lock lock(mutex_);
  output_changed_.wait_until(lock, until, [this] { return output_ended_; });
  return *exit_code_;
}

}  // namespace pulse::test
