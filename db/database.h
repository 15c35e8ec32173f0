// Pooled connections to PostgreSQL. The driver stays behind this header.

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "db/deadline.h"

namespace pulse::db {

class Connection;  // defined in db/connection.h, for db/ only

struct DatabaseOptions {
  /// libpq connection string or URI.
  std::string url;
  /// Connections kept, 1 to 100. A caller beyond them waits for one until its
  /// deadline.
  int connections = 4;
};

/// A bounded pool. Connects on first use, and again after the server was away:
/// a broken connection is thrown away and never handed out twice. Thread-safe.
class Database {
 public:
  explicit Database(DatabaseOptions options);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Where it connects; may hold a password, so never logged.
  const std::string& url() const;

  /// OK when the server answers and has exactly the schema this program was
  /// written for. UNAVAILABLE: cannot be reached, or is shutting down.
  /// FAILED_PRECONDITION: reached, but the schema is another; the message says
  /// which is deployed, which is wanted and how to deploy it.
  absl::Status CheckReady(Deadline deadline);

  /// Runs `body` on a connection of the pool and translates whatever the driver
  /// throws into a status (see issue_store.h). For db/ only.
  absl::Status Run(Deadline deadline, const std::function<absl::Status(Connection&)>& body);

 private:
  class Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace pulse::db
