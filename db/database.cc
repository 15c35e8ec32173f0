#include "db/database.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "db/connection.h"
#include "db/error_translation.h"
#include "proto/error_reason.h"

namespace pulse::db {

// Connections that are idle, and how many more may be opened.
class Database::Pool {
 public:
  explicit Pool(DatabaseOptions options) : url_(std::move(options.url)), free_(options.connections) {}

  const std::string& url() const { return url_; }

  /// A connection nobody else holds; null when none came free before `deadline`.
  /// Throws what connecting throws.
  std::unique_ptr<Connection> Take(Deadline deadline) {
    {
      std::unique_lock lock(mutex_);
      if (!came_free_.wait_until(lock, std::min(deadline, Farthest()), [this] { return free_ > 0; })) {
        return nullptr;
      }
      --free_;
      while (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        if (connection->LooksAlive()) return connection;
      }
    }
    return std::make_unique<Connection>(url_);
  }

  /// Ends a Take, whatever came of it. `connection` is kept for the next unless
  /// it is null or broken.
  void Return(std::unique_ptr<Connection> connection) {
    const bool keep = connection != nullptr && connection->LooksAlive();
    {
      const std::lock_guard lock(mutex_);
      ++free_;
      if (keep) idle_.push_back(std::move(connection));
    }
    came_free_.notify_one();
  }

 private:
  // A wait without an end overflows in some libraries; a day is as good.
  static Deadline Farthest() { return std::chrono::system_clock::now() + std::chrono::hours(24); }

  const std::string url_;
  std::mutex mutex_;
  std::condition_variable came_free_;
  int free_;  // connections that may be taken: idle ones and ones not yet opened
  std::vector<std::unique_ptr<Connection>> idle_;
};

Database::Database(DatabaseOptions options) {
  options.connections = std::clamp(options.connections, 1, 100);
  pool_ = std::make_unique<Pool>(std::move(options));
}

Database::~Database() = default;

const std::string& Database::url() const { return pool_->url(); }

absl::Status Database::Run(Deadline deadline, const std::function<absl::Status(Connection&)>& body) {
  const auto expired = [] {
    return ErrorWithReason(absl::StatusCode::kDeadlineExceeded, "DEADLINE_EXCEEDED",
                           "the deadline passed while every database connection was busy");
  };
  if (deadline <= std::chrono::system_clock::now()) return expired();
  std::unique_ptr<Connection> connection;
  absl::Status status;
  try {
    connection = pool_->Take(deadline);
    if (connection == nullptr) return expired();
    connection->set_deadline(deadline);
    status = body(*connection);
  } catch (...) {
    status = TranslateException(std::current_exception());
  }
  // What the connection is in the middle of is not known in these cases.
  if (absl::IsUnavailable(status) || absl::IsUnknown(status)) connection.reset();
  pool_->Return(std::move(connection));
  return status;
}

}  // namespace pulse::db
