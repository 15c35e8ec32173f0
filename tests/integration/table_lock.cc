#include "tests/integration/table_lock.h"

#include <chrono>
#include <exception>
#include <thread>

namespace pulse::test {

TableLock::TableLock(const TestDatabase& database, const std::string& table)
    : database_(database),
      of_holder_(" FROM pg_locks WHERE relation = '" + table +
                 "'::regclass AND mode = 'AccessExclusiveLock' AND granted"),
      holder_(std::async(std::launch::async, [&database, table] {
        try {
          database.Query("BEGIN; LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(600)");
        } catch (const std::exception&) {  // cancelled by the destructor
        }
      })) {
  while (database_.Query("SELECT 1" + of_holder_).empty()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

TableLock::~TableLock() {
  database_.Query("SELECT pg_cancel_backend(pid)" + of_holder_);
  holder_.wait();
}

}  // namespace pulse::test
