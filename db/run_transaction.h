// One transaction that answers something. For db/ only.

#pragma once

#include <utility>

#include "absl/status/statusor.h"
#include "db/connection.h"
#include "db/database.h"

namespace pulse::db {

/// Runs `body(Transaction&)`, which answers an absl::StatusOr and commits what
/// it wrote, on a connection of the pool. Errors as Database::Run.
template <typename Body>
auto RunTransaction(Database* database, Deadline deadline, Transaction::Access access, const Body& body) {
  decltype(body(std::declval<Transaction&>())) answer;
  absl::Status status = database->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, access);
    answer = body(transaction);
    return answer.status();
  });
  if (!status.ok()) answer = std::move(status);
  return answer;
}

}  // namespace pulse::db
