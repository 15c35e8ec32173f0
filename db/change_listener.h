// Waits for PostgreSQL to say that something was committed (NOTIFY), on a
// connection of its own.

#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace pulse::db {

class Connection;
class Database;

/// A hint, not a promise: a notice may be lost with its connection, and a standby
/// sends none. Whoever waits looks for changes however a wait ended.
class ChangeListener {
 public:
  /// Connects where `database` does, on first use; `database` may go afterwards.
  explicit ChangeListener(const Database& database);
  ~ChangeListener();
  ChangeListener(const ChangeListener&) = delete;
  ChangeListener& operator=(const ChangeListener&) = delete;

  /// Returns when a change may have been committed since the last call began, at
  /// once after Interrupt, and after `patience` at the latest. Connects again
  /// where it must. One thread at a time.
  void Wait(std::chrono::milliseconds patience);

  /// Ends the wait that is under way, or the next one. From any thread.
  void Interrupt();

 private:
  void Connect();

  const std::string url_;
  const int wake_;  // an eventfd
  std::unique_ptr<Connection> connection_;
};

}  // namespace pulse::db
