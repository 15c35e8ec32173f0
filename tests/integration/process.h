// A program under test: started, watched and stopped.

#pragma once

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace pulse::test {

class Process {
 public:
  /// Starts `arguments[0]` with this environment plus `environment`.
  explicit Process(const std::vector<std::string>& arguments,
                   const std::map<std::string, std::string>& environment = {});
  /// Kills it if it still runs.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void Signal(int signal) const;
  pid_t pid() const { return pid_; }

  /// What it wrote to stdout and stderr so far.
  std::string Output();

  /// The rest of the first line after `marker`; fails the test and answers
  /// nothing when none comes in time.
  std::optional<std::string> AwaitOutput(const std::string& marker,
                                         std::chrono::seconds patience = std::chrono::seconds(20));

  /// The exit code; -1 when it was killed or did not end in time. Output() is whole then.
  int AwaitExit(std::chrono::seconds patience = std::chrono::seconds(30));

 private:
  void ReadOutput(int descriptor);

  pid_t pid_ = -1;
  std::optional<int> exit_code_;
  std::mutex mutex_;
  std::condition_variable output_changed_;
  std::string output_;         // guarded by mutex_
  bool output_ended_ = false;  // guarded by mutex_
  std::thread reader_;
};

}  // namespace pulse::test
