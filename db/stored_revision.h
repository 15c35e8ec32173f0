// Revisions as they stand in their rows. For db/ only.

#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "db/connection.h"
#include "db/issue_store.h"

namespace pulse::db {

/// issue_revisions.content. INTERNAL when it cannot be read.
absl::Status ParseContent(const pqxx::field& content, v1::Issue* issue);

/// issue_revisions.corrections, likewise.
absl::Status ParseCorrections(const pqxx::field& corrections, v1::CorrectionSet* parsed);

/// The draft of a revision that follows the current one of `issue`, which has to
/// exist, with its content and its corrections; the action is the caller's.
absl::StatusOr<RevisionDraft> DraftAfterCurrent(Transaction& transaction, const std::string& issue);

}  // namespace pulse::db
