// Whether the deployed schema is the one this program was written for.

#include <string>

#include "db/connection.h"
#include "db/database.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

// Last change of db/sqitch.plan, put in by the build.
constexpr char kWantedChange[] = PULSE_SCHEMA_CHANGE;

constexpr Statement kIsManaged{"is_managed", "SELECT to_regclass('sqitch.changes') IS NOT NULL"};

constexpr Statement kDeployedChange{"deployed_change", R"sql(
  SELECT change FROM sqitch.changes WHERE project = 'pulse'
  ORDER BY committed_at DESC, planned_at DESC LIMIT 1)sql"};

// Empty when there is none.
std::string DeployedChange(Transaction& transaction) {
  if (!transaction.Execute(kIsManaged)[0][0].as<bool>()) return "";
  const pqxx::result rows = transaction.Execute(kDeployedChange);
  return rows.empty() ? std::string() : rows[0][0].as<std::string>();
}

}  // namespace

absl::Status Database::CheckReady(Deadline deadline) {
  return Run(deadline, [](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    const std::string deployed = DeployedChange(transaction);
    if (deployed == kWantedChange) return absl::OkStatus();
    const std::string found =
        deployed.empty() ? "the database has no schema" : "the database has schema '" + deployed + "'";
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition, "SCHEMA_MISMATCH",
                           found + " and this program needs '" + kWantedChange +
                               "'; deploy it with db/migrate URL, or run the program that belongs to it");
  });
}

}  // namespace pulse::db
