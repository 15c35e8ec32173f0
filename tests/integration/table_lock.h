// Makes the database slow on demand: who reads a locked table waits.

#pragma once

#include <future>
#include <string>

#include "tests/support/test_database.h"

namespace pulse::test {

/// Locks `table` against reads and writes for as long as it lives.
class TableLock {
 public:
  /// Returns when the lock is held.
  TableLock(const TestDatabase& database, const std::string& table);
  ~TableLock();
  TableLock(const TableLock&) = delete;
  TableLock& operator=(const TableLock&) = delete;

 private:
  const TestDatabase& database_;
  const std::string of_holder_;  // SQL condition on pg_locks
  std::future<void> holder_;
};

}  // namespace pulse::test
