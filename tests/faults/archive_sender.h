// Sends an archive to an ingest service from several threads.

#pragma once

#include <atomic>
#include <functional>
#include <set>
#include <string>
#include <vector>

namespace pulse::test {

class ArchiveSender {
 public:
  /// `documents` must outlive the sender.
  explicit ArchiveSender(const std::vector<std::string>* documents) : documents_(documents) {}

  /// Sends every document to the service at `address`, and stops at the first
  /// failure. Whether all were answered. Calls `on_answer`, from any thread,
  /// after each answer.
  bool SendAll(const std::string& address, const std::function<void()>& on_answer);

  /// Names of the issues that the service said are stored, in any call so far.
  const std::set<std::string>& acknowledged() const { return acknowledged_; }
  int failed_calls() const { return failed_calls_; }
  /// Answers that no run may give, such as an update of an issue sent once.
  const std::vector<std::string>& wrong_answers() const { return wrong_answers_; }

 private:
  const std::vector<std::string>* const documents_;
  std::set<std::string> acknowledged_;
  std::set<std::string> created_;
  int failed_calls_ = 0;
  std::vector<std::string> wrong_answers_;
};

}  // namespace pulse::test
