#include "services/ingest/ingest_document.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "db/sha256.h"
#include "proto/error_reason.h"
#include "services/ingest/changes.h"
#include "services/ingest/corrections/corrected_reading.h"
#include "services/ingest/corrections/reread.h"
#include "services/ingest/issue_content.h"
#include "services/ingest/item_names.h"
#include "services/ingest/limits.h"
#include "services/ingest/parser/parser.h"
#include "services/ingest/plan.h"
#include "services/ingest/reading_context.h"
#include "services/server/error_reasons.h"
#include "text/hex.h"

namespace pulse::ingest {
namespace {

absl::Status PlanChanged(const std::string& name) {
  return ErrorWithReason(
      absl::StatusCode::kAborted, server::kPlanChanged,
      name +
          " or what would be stored of it is no longer what the plan was made for. Nothing "
          "was stored: plan again, look at the plan, and commit with its hash.",
      "plan_hash");
}

// Whether the document that `current` was read from says by itself what `plain`
// says, which was read from another.
absl::StatusOr<bool> SaysTheSame(const Stores& stores, const v1::Issue& current, const v1::Issue& plain,
                                 Deadline deadline) {
  auto source = ReadSourceOf(stores, current, deadline);
  if (!source.ok()) return source.status();
  const auto parsed = ParseDocument(source->text_document);
  if (!parsed.ok()) return parsed.status();
  return SameContent(parsed->issue(), plain);
}

// Corrections may hide what a document says anew. It is kept all the same: it is
// what shows when they are taken back. `plain` is needed where there are some.
absl::StatusOr<v1::IngestOutcome> OutcomeOf(const Stores& stores, const db::IssueStanding& standing,
                                            const Proposal& proposal, const v1::Issue& plain,
                                            Deadline deadline) {
  const std::optional<v1::Issue>& current = standing.current;
  if (!current) return v1::INGEST_OUTCOME_CREATED;
  if (!SameContent(*current, proposal.issue)) return v1::INGEST_OUTCOME_UPDATED;
  if (standing.corrections.corrections().empty() || proposal.source_document == current->source_document()) {
    return v1::INGEST_OUTCOME_UNCHANGED;
  }
  const auto same = SaysTheSame(stores, *current, plain, deadline);
  if (!same.ok()) return same.status();
  return *same ? v1::INGEST_OUTCOME_UNCHANGED : v1::INGEST_OUTCOME_UPDATED;
}

v1::IngestDocumentResponse AnswerStored(db::StoredRevision stored) {
  v1::IngestDocumentResponse response;
  response.set_outcome(stored.found_unchanged         ? v1::INGEST_OUTCOME_UNCHANGED
                       : stored.issue.revision() == 1 ? v1::INGEST_OUTCOME_CREATED
                                                      : v1::INGEST_OUTCOME_UPDATED);
  *response.mutable_issue() = std::move(stored.issue);
  response.set_change_cursor(std::move(stored.change_cursor));
  return response;
}

// A new issue is a draft; another revision leaves the issue where it stands.
void TakeStanding(const std::optional<v1::Issue>& current, v1::Issue* issue) {
  issue->set_state(current ? current->state() : v1::ISSUE_STATE_DRAFT);
  if (current && current->has_publish_time()) *issue->mutable_publish_time() = current->publish_time();
}

absl::StatusOr<CorrectedReading> ReadForIssue(const Stores& stores, PlainReading reading,
                                              const db::IssueStanding& standing, Deadline deadline) {
  auto context = ContextFor(stores, standing.current ? &*standing.current : nullptr, standing,
                            standing.corrections, deadline);
  if (!context.ok()) return context.status();
  auto corrected = ReadCorrected(reading.source, std::move(reading.parsed), *context);
  if (!corrected.ok()) return corrected;
  if (absl::Status status = ResolvePublishers(stores, &corrected->issue, deadline); !status.ok())
    return status;
  if (absl::Status status = CheckLimits(corrected->issue); !status.ok()) return status;
  return corrected;
}

db::RevisionDraft DraftOf(Proposal proposal, const v1::IngestDocumentRequest& request, std::int64_t follows,
                          const server::CallContext& call) {
  db::RevisionDraft draft;
  draft.issue = std::move(proposal.issue);
  draft.follows_revision = follows;
  draft.source_document = request.document().content();
  draft.source_filename = request.document().filename();
  draft.action = v1::REVISION_ACTION_INGEST;
  draft.authorship = AuthorshipOf(call, request.comment());
  draft.corrections = std::move(proposal.corrections);
  draft.exactly = !request.plan_hash().empty();
  draft.idempotency = IdempotencyOf("IngestDocument", request, request.request_id());
  return draft;
}

}  // namespace

absl::StatusOr<PlainReading> ReadPlainly(const v1::Document& document) {
  auto source = ReadSourceText(document);
  if (!source.ok()) return source.status();
  auto parsed = ParseDocument(source->text_document);
  if (!parsed.ok()) return parsed.status();
  return PlainReading{*std::move(source), *std::move(parsed)};
}

absl::StatusOr<v1::ParseDocumentResponse> ParseDocument(const Stores& /*stores*/,
                                                        const v1::ParseDocumentRequest& request,
                                                        const server::CallContext& /*call*/) {
  auto reading = ReadPlainly(request.document());
  if (!reading.ok()) return reading.status();
  v1::ParseDocumentResponse response = std::move(reading->parsed);
  if (absl::Status status = CheckLimits(response.issue()); !status.ok()) return status;
  NameItems({}, response.mutable_issue());
  auto diagnostics = std::move(reading->source.notes);
  diagnostics.MergeFrom(response.diagnostics());
  *response.mutable_diagnostics() = std::move(diagnostics);
  response.set_text_sha256(text::Hex(db::Sha256(reading->source.text_document.content())));
  return response;
}

absl::StatusOr<v1::IngestDocumentResponse> IngestDocument(const Stores& stores,
                                                          const v1::IngestDocumentRequest& request,
                                                          const server::CallContext& call) {
  if (!request.validate_only()) {
    auto stored =
        FindStored(stores, IdempotencyOf("IngestDocument", request, request.request_id()), call.deadline);
    if (!stored.ok()) return stored.status();
    if (stored->has_value()) return AnswerStored(**std::move(stored));
  }
  auto reading = ReadPlainly(request.document());
  if (!reading.ok()) return reading.status();
  return IngestReading(stores, *std::move(reading), request, call);
}

absl::StatusOr<v1::IngestDocumentResponse> IngestReading(const Stores& stores, PlainReading reading,
                                                         const v1::IngestDocumentRequest& request,
                                                         const server::CallContext& call) {
  auto standing = stores.issues->GetStanding(reading.issue(), call.deadline);
  if (!standing.ok()) return standing.status();
  const std::string source_document = reading.source.name;
  v1::Issue plain;
  if (!standing->corrections.corrections().empty()) plain = reading.parsed.issue();
  auto corrected = ReadForIssue(stores, std::move(reading), *standing, call.deadline);
  if (!corrected.ok()) return corrected.status();

  std::optional<v1::Issue>& current = standing->current;
  Proposal proposal{.issue = std::move(corrected->issue),
                    .corrections = std::move(corrected->corrections),
                    .conflicts = std::move(corrected->conflicts),
                    .source_document = source_document};
  TakeStanding(current, &proposal.issue);
  if (!request.plan_hash().empty() && request.plan_hash() != PlanHash(current, proposal)) {
    return PlanChanged(proposal.issue.name());
  }

  v1::IngestDocumentResponse response;
  const auto outcome = OutcomeOf(stores, *standing, proposal, plain, call.deadline);
  if (!outcome.ok()) return outcome.status();
  response.set_outcome(*outcome);
  if (request.validate_only()) {
    *response.mutable_plan() = MakePlan(current, proposal);
    *response.mutable_issue() = std::move(proposal.issue);
    response.set_change_cursor(std::move(standing->change_cursor));
  } else if (*outcome == v1::INGEST_OUTCOME_UNCHANGED) {
    absl::Status kept = KeepUnchanged(stores, IdempotencyOf("IngestDocument", request, request.request_id()),
                                      *current, call.deadline);
    if (!kept.ok()) return kept;
    *response.mutable_issue() = *std::move(current);
    response.set_change_cursor(std::move(standing->change_cursor));
  } else {
    const std::int64_t follows = current ? current->revision() : 0;
    const std::string name = proposal.issue.name();
    auto stored =
        stores.issues->SaveRevision(DraftOf(std::move(proposal), request, follows, call), call.deadline);
    // What overtook the commit overtook the plan.
    if (!request.plan_hash().empty() && absl::IsAborted(stored.status())) return PlanChanged(name);
    if (!stored.ok()) return stored.status();
    response = AnswerStored(*std::move(stored));
  }
  *response.mutable_diagnostics() = std::move(corrected->diagnostics);
  response.set_confidence(corrected->confidence);
  return response;
}

}  // namespace pulse::ingest
