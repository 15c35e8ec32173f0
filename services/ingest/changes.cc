#include "services/ingest/changes.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "db/publisher_names.h"
#include "db/revision.h"
#include "db/sha256.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/visible_issue.h"

namespace pulse::ingest {

db::Authorship AuthorshipOf(const server::CallContext& call, const std::string& comment) {
  return {.actor = call.actor, .comment = comment, .request_id = call.request_id};
}

std::optional<db::RevisionDraft::Idempotency> IdempotencyOf(std::string_view method,
                                                            const google::protobuf::Message& request,
                                                            const std::string& request_id) {
  if (request_id.empty()) return std::nullopt;
  std::string call(method);
  call += '\0';
  call += db::SerializeDeterministically(request);
  return db::RevisionDraft::Idempotency{.key = request_id, .fingerprint = db::Sha256(call)};
}

absl::StatusOr<std::optional<db::StoredRevision>> FindStored(
    const Stores& stores, const std::optional<db::RevisionDraft::Idempotency>& idempotency,
    Deadline deadline) {
  if (!idempotency) return std::optional<db::StoredRevision>();
  return stores.issues->FindRequest(*idempotency, deadline);
}

absl::Status KeepUnchanged(const Stores& stores,
                           const std::optional<db::RevisionDraft::Idempotency>& idempotency,
                           const v1::Issue& issue, Deadline deadline) {
  if (!idempotency) return absl::OkStatus();
  return stores.issues->KeepUnchanged(*idempotency, issue.name(), issue.revision(), deadline);
}

absl::StatusOr<CurrentIssue> FindForChange(const Stores& stores, const std::string& name,
                                           const std::string& etag, Deadline deadline) {
  auto standing = stores.issues->GetStanding(name, deadline);
  if (!standing.ok()) return standing.status();
  if (!standing->current) return server::IssueNotFound(name);
  CurrentIssue current{.issue = *std::move(standing->current), .standing = {}};
  standing->current.reset();
  current.standing = *std::move(standing);
  if (etag.empty() || etag == current.issue.etag()) return current;
  return ErrorWithReason(
      absl::StatusCode::kAborted, server::kEtagMismatch,
      absl::StrCat(name, " is no longer the revision with this etag; it is at revision ",
                   current.issue.revision(),
                   ". Nothing was stored. Read it again and repeat the change with the etag "
                   "it has now."),
      "etag");
}

db::RevisionDraft DraftAfter(const CurrentIssue& current, v1::RevisionAction action,
                             db::Authorship authorship) {
  db::RevisionDraft draft;
  draft.issue = current.issue;
  draft.follows_revision = current.issue.revision();
  draft.action = action;
  draft.authorship = std::move(authorship);
  draft.corrections = current.standing.corrections;
  return draft;
}

absl::Status ResolvePublishers(const Stores& stores, v1::Issue* issue, Deadline deadline) {
  const std::vector<std::string> names = db::PublishersOf(*issue);
  if (names.empty()) return absl::OkStatus();
  const auto aliases = stores.publishers->ResolveAliases(names, deadline);
  if (!aliases.ok()) return aliases.status();
  db::RenamePublishers(*aliases, issue);
  return absl::OkStatus();
}

}  // namespace pulse::ingest
