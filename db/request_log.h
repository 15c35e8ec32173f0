// What calls with a request id stored. For db/ only.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "db/connection.h"
#include "db/issue_store.h"

namespace pulse::db {

/// Claims the key for the revision that the transaction is about to store, or that
/// stands where it has nothing to store, and
/// removes some keys that have expired. False when the key is taken; waits for a
/// transaction that is claiming it. To be called before a row of an issue is
/// locked, so that two calls with one key cannot wait for each other.
bool ClaimRequest(Transaction& transaction, const RevisionDraft::Idempotency& request,
                  const std::string& issue, std::int64_t revision);

/// What IssueStore::FindRequest answers.
absl::StatusOr<std::optional<StoredRevision>> ReadRequest(Transaction& transaction,
                                                          const RevisionDraft::Idempotency& request);

}  // namespace pulse::db
