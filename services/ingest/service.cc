#include "services/ingest/service.h"

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "proto/error_reason.h"
#include "services/ingest/convert/read_document.h"
#include "services/ingest/issue_content.h"
#include "services/ingest/item_names.h"
#include "services/ingest/limits.h"
#include "services/ingest/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/visible_issue.h"

namespace pulse::ingest {
namespace {

// The document as an issue that keeps every limit.
absl::StatusOr<v1::ParseDocumentResponse> ReadWithinLimits(const v1::Document& document) {
  absl::StatusOr<v1::ParseDocumentResponse> parsed = ReadDocument(document);
  if (!parsed.ok()) return parsed;
  if (absl::Status status = CheckLimits(parsed->issue()); !status.ok()) return status;
  return parsed;
}

// The stored issue of that name, if there is one.
absl::StatusOr<std::optional<v1::Issue>> FindCurrent(db::IssueStore& store, const std::string& name,
                                                     Deadline deadline) {
  absl::StatusOr<v1::Issue> issue = store.GetIssue(name, deadline);
  if (absl::IsNotFound(issue.status())) return std::optional<v1::Issue>();
  if (!issue.ok()) return issue.status();
  return std::optional<v1::Issue>(*std::move(issue));
}

// Names the items of `issue` as a revision that follows `current` has to.
absl::Status NameAfter(db::IssueStore& store, const v1::Issue& current, v1::Issue* issue, Deadline deadline) {
  absl::StatusOr<std::set<std::string>> ever_minted = store.ListItemNames(issue->name(), deadline);
  if (!ever_minted.ok()) return ever_minted.status();
  NameItems(&current, *ever_minted, issue);
  return absl::OkStatus();
}

// The revision that an ingest stores: a new issue is a draft, another revision
// leaves the issue where it stands.
db::RevisionDraft DraftOf(v1::Issue issue, const std::optional<v1::Issue>& current,
                          const v1::Document& document) {
  db::RevisionDraft draft;
  draft.issue = std::move(issue);
  draft.issue.set_state(current ? current->state() : v1::ISSUE_STATE_DRAFT);
  if (current && current->has_publish_time()) *draft.issue.mutable_publish_time() = current->publish_time();
  draft.follows_revision = current ? current->revision() : 0;
  draft.source_document = document.content();
  draft.source_filename = document.filename();
  draft.action = v1::REVISION_ACTION_INGEST;
  return draft;
}

absl::Status EtagMismatch(const std::string& name) {
  return ErrorWithReason(absl::StatusCode::kAborted, server::kEtagMismatch,
                         name +
                             " is no longer the revision with this etag. Read it again, and publish it "
                             "with the etag it has now.",
                         "etag");
}

}  // namespace

absl::StatusOr<v1::ParseDocumentResponse> IngestService::Answer(const v1::ParseDocumentRequest& request,
                                                                const Call& /*call*/) {
  absl::StatusOr<v1::ParseDocumentResponse> parsed = ReadWithinLimits(request.document());
  if (parsed.ok()) NameItems(nullptr, {}, parsed->mutable_issue());
  return parsed;
}

absl::StatusOr<v1::IngestDocumentResponse> IngestService::Answer(const v1::IngestDocumentRequest& request,
                                                                 const Call& call) {
  absl::StatusOr<v1::ParseDocumentResponse> parsed = ReadWithinLimits(request.document());
  if (!parsed.ok()) return parsed.status();
  v1::Issue& issue = *parsed->mutable_issue();
  v1::IngestDocumentResponse response;
  *response.mutable_diagnostics() = std::move(*parsed->mutable_diagnostics());

  // Before the issue is read, so that the answer is at least as new as it.
  absl::StatusOr<std::string> cursor = store_->CurrentCursor(call.deadline);
  if (!cursor.ok()) return cursor.status();
  absl::StatusOr<std::optional<v1::Issue>> current = FindCurrent(*store_, issue.name(), call.deadline);
  if (!current.ok()) return current.status();
  if (!current->has_value()) {
    NameItems(nullptr, {}, &issue);
  } else if (absl::Status named = NameAfter(*store_, **current, &issue, call.deadline); !named.ok()) {
    return named;
  }

  if (current->has_value() && SameContent(**current, issue)) {
    *response.mutable_issue() = **std::move(current);
    response.set_outcome(v1::INGEST_OUTCOME_UNCHANGED);
    response.set_change_cursor(*std::move(cursor));
    return response;
  }
  auto stored = store_->SaveRevision(DraftOf(std::move(issue), *current, request.document()), call.deadline);
  if (!stored.ok()) return stored.status();
  response.set_outcome(current->has_value() ? v1::INGEST_OUTCOME_UPDATED : v1::INGEST_OUTCOME_CREATED);
  *response.mutable_issue() = std::move(stored->issue);
  response.set_change_cursor(std::move(stored->change_cursor));
  return response;
}

absl::StatusOr<v1::PublishIssueResponse> IngestService::Answer(const v1::PublishIssueRequest& request,
                                                               const Call& call) {
  absl::StatusOr<std::string> cursor = store_->CurrentCursor(call.deadline);
  if (!cursor.ok()) return cursor.status();
  absl::StatusOr<v1::Issue> issue =
      server::FindVisibleIssue(*store_, request.name(), /*include_unpublished=*/true, call.deadline);
  if (!issue.ok()) return issue.status();
  if (!request.etag().empty() && request.etag() != issue->etag()) return EtagMismatch(request.name());

  v1::PublishIssueResponse response;
  if (issue->state() == v1::ISSUE_STATE_PUBLISHED) {
    *response.mutable_issue() = *std::move(issue);
    response.set_change_cursor(*std::move(cursor));
    return response;
  }
  db::RevisionDraft draft;
  draft.follows_revision = issue->revision();
  draft.issue = *std::move(issue);
  draft.issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  draft.action = v1::REVISION_ACTION_PUBLISH;
  auto stored = store_->SaveRevision(draft, call.deadline);
  if (!stored.ok()) return stored.status();
  *response.mutable_issue() = std::move(stored->issue);
  response.set_change_cursor(std::move(stored->change_cursor));
  return response;
}

template <typename Request, typename Response>
grpc::ServerUnaryReactor* IngestService::Run(const char* method, grpc::CallbackServerContext* context,
                                             const Request* request, Response* response) {
  return calls_->Run(
      method, context, request, response, [](const Request& asked) { return CheckRequest(asked); },
      [this](const Request& asked, const Call& call) { return Answer(asked, call); });
}

grpc::ServerUnaryReactor* IngestService::ParseDocument(grpc::CallbackServerContext* context,
                                                       const v1::ParseDocumentRequest* request,
                                                       v1::ParseDocumentResponse* response) {
  return Run("IngestService/ParseDocument", context, request, response);
}

grpc::ServerUnaryReactor* IngestService::IngestDocument(grpc::CallbackServerContext* context,
                                                        const v1::IngestDocumentRequest* request,
                                                        v1::IngestDocumentResponse* response) {
  return Run("IngestService/IngestDocument", context, request, response);
}

grpc::ServerUnaryReactor* IngestService::PublishIssue(grpc::CallbackServerContext* context,
                                                      const v1::PublishIssueRequest* request,
                                                      v1::PublishIssueResponse* response) {
  return Run("IngestService/PublishIssue", context, request, response);
}

}  // namespace pulse::ingest
