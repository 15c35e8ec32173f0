// An issue's row: what every writer of the issue locks, and what is selected by.
// For db/ only.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/connection.h"
#include "db/publisher_names.h"
#include "db/revision.h"

namespace pulse::db {

/// An issue that nobody else changes until the transaction ends.
struct LockedIssue {
  Predecessor predecessor;
  std::int64_t now_micros = 0;  // the database's clock, after the lock was had
  PublisherNames aliases;       // of the publishers asked about: what they stand for
};

/// Locks `name`, or finds that it does not exist; `publishers` are looked up.
LockedIssue LockIssue(Transaction& transaction, const std::string& name,
                      const std::vector<std::string>& publishers);

/// `issues`' row for the revision that `issue` is. False when the row does not
/// stand at `follows_revision`, 0 being no row.
bool PutIssue(Transaction& transaction, const v1::Issue& issue, std::int64_t follows_revision);

}  // namespace pulse::db
