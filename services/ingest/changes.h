// What every call that changes an issue does: preconditions, who asks, retries,
// and the store.

#pragma once

#include <google/protobuf/message.h>

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/ingest/stores.h"
#include "services/server/call_context.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Who asks, and why.
db::Authorship AuthorshipOf(const server::CallContext& call, const std::string& comment);

/// Key and fingerprint of a call of `method` that a retry repeats; nothing
/// without a `request_id`.
std::optional<db::RevisionDraft::Idempotency> IdempotencyOf(std::string_view method,
                                                            const google::protobuf::Message& request,
                                                            const std::string& request_id);

/// What the call stored when it was made before. INVALID_ARGUMENT
/// (`REQUEST_ID_REUSED`).
absl::StatusOr<std::optional<db::StoredRevision>> FindStored(
    const Stores& stores, const std::optional<db::RevisionDraft::Idempotency>& idempotency,
    Deadline deadline);

/// Keeps in mind that the call had nothing to store, as `issue` stands. Errors as
/// FindStored.
absl::Status KeepUnchanged(const Stores& stores,
                           const std::optional<db::RevisionDraft::Idempotency>& idempotency,
                           const v1::Issue& issue, Deadline deadline);

/// An issue that exists, and what is in force for it.
struct CurrentIssue {
  v1::Issue issue;
  db::IssueStanding standing;  // without `current`
};

/// The issue to change. NOT_FOUND: there is none. ABORTED (`ETAG_MISMATCH`):
/// `etag` is given and not its own.
absl::StatusOr<CurrentIssue> FindForChange(const Stores& stores, const std::string& name,
                                           const std::string& etag, Deadline deadline);

/// A draft that follows `current` with its content, state and corrections, to be
/// changed from there.
db::RevisionDraft DraftAfter(const CurrentIssue& current, v1::RevisionAction action,
                             db::Authorship authorship);

/// Gives each publisher of `issue` the name it goes by now, and lists it once
/// where an item has it under two.
absl::Status ResolvePublishers(const Stores& stores, v1::Issue* issue, Deadline deadline);

}  // namespace pulse::ingest
