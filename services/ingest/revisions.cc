#include "services/ingest/revisions.h"

#include <algorithm>
#include <string>
#include <utility>

#include "db/revision.h"
#include "services/ingest/changes.h"
#include "services/ingest/issue_content.h"
#include "services/ingest/issue_diff.h"
#include "services/ingest/paging.h"
#include "services/ingest/requests/requests.h"

namespace pulse::ingest {
namespace {

// A call that was made before; nothing when it was not.
v1::RollBackIssueResponse AnswerStored(db::StoredRevision stored) {
  v1::RollBackIssueResponse response;
  *response.mutable_issue() = std::move(stored.issue);
  response.set_change_cursor(std::move(stored.change_cursor));
  return response;
}

// The older revision's content where `current` stands now.
db::RevisionDraft DraftOf(const CurrentIssue& current, v1::GetRevisionResponse older,
                          db::Authorship authorship) {
  db::RevisionDraft draft = DraftAfter(current, v1::REVISION_ACTION_ROLL_BACK, std::move(authorship));
  draft.issue = std::move(*older.mutable_issue());
  draft.issue.set_state(current.issue.state());
  draft.issue.clear_publish_time();
  if (current.issue.has_publish_time()) *draft.issue.mutable_publish_time() = current.issue.publish_time();
  draft.corrections = std::move(*older.mutable_corrections());
  // Ids are never used again, those given out since included.
  draft.corrections.set_last_id(
      std::max(draft.corrections.last_id(), current.standing.corrections.last_id()));
  draft.restored_revision = older.revision().revision();
  return draft;
}

bool SameCorrections(v1::CorrectionSet a, v1::CorrectionSet b) {
  a.clear_last_id();
  b.clear_last_id();
  return db::SerializeDeterministically(a) == db::SerializeDeterministically(b);
}

}  // namespace

absl::StatusOr<v1::ListRevisionsResponse> ListRevisions(const Stores& stores,
                                                        const v1::ListRevisionsRequest& request,
                                                        const server::CallContext& call) {
  auto page = stores.history->ListRevisions(request.name(), PageLimit(request.page_size()),
                                            request.page_token(), call.deadline);
  if (!page.ok()) return AboutPageToken(page.status(), "ListRevisions gave for this issue");
  v1::ListRevisionsResponse response;
  for (v1::Revision& revision : page->rows) *response.add_revisions() = std::move(revision);
  response.set_next_page_token(std::move(page->next));
  return response;
}

absl::StatusOr<v1::GetRevisionResponse> GetRevision(const Stores& stores,
                                                    const v1::GetRevisionRequest& request,
                                                    const server::CallContext& call) {
  const auto name = ReadRevisionName(request.name());
  if (!name.ok()) return name.status();
  return stores.history->GetRevision(name->issue, name->revision, call.deadline);
}

absl::StatusOr<v1::DiffRevisionsResponse> DiffRevisions(const Stores& stores,
                                                        const v1::DiffRevisionsRequest& request,
                                                        const server::CallContext& call) {
  auto to = stores.history->GetRevision(request.name(), request.to_revision(), call.deadline);
  if (!to.ok()) return to.status();
  const std::int64_t from_revision =
      request.from_revision() == 0 ? to->revision().revision() - 1 : request.from_revision();
  v1::GetRevisionResponse from;
  v1::DiffRevisionsResponse response;
  if (from_revision > 0) {
    auto found = stores.history->GetRevision(request.name(), from_revision, call.deadline);
    if (!found.ok()) return found.status();
    from = *std::move(found);
    *response.mutable_from() = from.revision();
  }
  *response.mutable_diff() = DiffIssues(from.issue(), to->issue());
  *response.mutable_to() = std::move(*to->mutable_revision());
  return response;
}

absl::StatusOr<v1::RollBackIssueResponse> RollBackIssue(const Stores& stores,
                                                        const v1::RollBackIssueRequest& request,
                                                        const server::CallContext& call) {
  auto idempotency = IdempotencyOf("RollBackIssue", request, request.request_id());
  auto stored = FindStored(stores, idempotency, call.deadline);
  if (!stored.ok()) return stored.status();
  if (stored->has_value()) return AnswerStored(**std::move(stored));
  auto current = FindForChange(stores, request.name(), request.etag(), call.deadline);
  if (!current.ok()) return current.status();
  auto older = stores.history->GetRevision(request.name(), request.revision(), call.deadline);
  if (!older.ok()) return older.status();

  db::RevisionDraft draft = DraftOf(*current, *std::move(older), AuthorshipOf(call, request.comment()));
  // Publishers merged since are merged in the older content too.
  if (absl::Status status = ResolvePublishers(stores, &draft.issue, call.deadline); !status.ok())
    return status;
  if (SameContent(current->issue, draft.issue) &&
      SameCorrections(current->standing.corrections, draft.corrections)) {
    absl::Status kept = KeepUnchanged(stores, idempotency, current->issue, call.deadline);
    if (!kept.ok()) return kept;
    v1::RollBackIssueResponse response;
    *response.mutable_issue() = std::move(current->issue);
    response.set_change_cursor(std::move(current->standing.change_cursor));
    return response;
  }
  draft.idempotency = std::move(idempotency);
  auto saved = stores.issues->SaveRevision(draft, call.deadline);
  if (!saved.ok()) return saved.status();
  return AnswerStored(*std::move(saved));
}

absl::StatusOr<v1::GetSourceDocumentResponse> GetSourceDocument(const Stores& stores,
                                                                const v1::GetSourceDocumentRequest& request,
                                                                const server::CallContext& call) {
  return stores.history->GetSourceDocument(request.name(), call.deadline);
}

}  // namespace pulse::ingest
