#include "services/ingest/correct_issue.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/ingest/changes.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/correction_set.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/corrections/reread.h"
#include "services/ingest/issue_diff.h"
#include "services/ingest/limits.h"
#include "services/ingest/reading_context.h"
#include "services/server/visible_issue.h"

namespace pulse::ingest {
namespace {

using Call = server::CallContext;
using Idempotency = std::optional<db::RevisionDraft::Idempotency>;
using Diagnostics = google::protobuf::RepeatedPtrField<v1::Diagnostic>;

// What a call came to, asked, done or done before.
struct Outcome {
  v1::Issue before;
  v1::Issue issue;
  v1::CorrectionSet corrections;
  std::vector<std::string> ids;  // of the corrections it added
  Diagnostics diagnostics;
  std::string change_cursor;
};

struct Asked {
  std::string issue;
  std::string etag;
  std::string comment;
  Corrections corrections;
  std::string list;  // the request's field that holds them, where there is one
  bool validate_only = false;
  Idempotency idempotency;
};

template <typename Request>
Asked AskedBy(const Request& request, const char* method, std::string issue) {
  Asked asked;
  asked.issue = std::move(issue);
  asked.etag = request.etag();
  asked.comment = request.comment();
  asked.idempotency = IdempotencyOf(method, request, request.request_id());
  return asked;
}

// What a call that was made before came to, from the history.
absl::StatusOr<Outcome> Recall(const Stores& stores, db::StoredRevision stored, Deadline deadline) {
  Outcome outcome;
  const std::int64_t revision = stored.issue.revision();
  auto after = stores.history->GetRevision(stored.issue.name(), revision, deadline);
  if (!after.ok()) return after.status();
  auto before = stores.history->GetRevision(stored.issue.name(), revision - 1, deadline);
  if (!before.ok()) return before.status();
  for (std::int64_t id = before->corrections().last_id() + 1; id <= after->corrections().last_id(); ++id) {
    outcome.ids.push_back("c" + std::to_string(id));
  }
  outcome.before = std::move(*before->mutable_issue());
  outcome.corrections = std::move(*after->mutable_corrections());
  outcome.issue = std::move(stored.issue);
  outcome.change_cursor = std::move(stored.change_cursor);
  return outcome;
}

// The issue with the fields of the corrections of `ids` set.
absl::StatusOr<v1::Issue> SetFields(const Stores& stores, v1::Issue issue,
                                    const v1::CorrectionSet& corrections, const std::vector<std::string>& ids,
                                    Deadline deadline) {
  auto taxonomy = TaxonomyFor(stores, corrections, deadline);
  if (!taxonomy.ok()) return taxonomy.status();
  for (const v1::Correction& correction : corrections.corrections()) {
    if (std::find(ids.begin(), ids.end(), correction.id()) == ids.end()) continue;
    if (correction.has_set_item()) Apply(correction.set_item(), *taxonomy, &issue);
    if (correction.has_set_issue()) Apply(correction.set_issue(), &issue);
  }
  return issue;
}

absl::StatusOr<Outcome> ReadAnew(const Stores& stores, const CurrentIssue& current, const SourceText& source,
                                 const v1::CorrectionSet& corrections, const std::vector<std::string>& ids,
                                 Deadline deadline) {
  auto before = Reread(stores, current, source, current.standing.corrections, {}, deadline);
  if (!before.ok()) return before.status();
  auto after = Reread(stores, current, source, corrections, {}, deadline);
  if (!after.ok()) return after.status();
  if (absl::Status status = CheckNewCorrections(*before, *after, ids); !status.ok()) return status;
  Outcome outcome;
  outcome.issue = std::move(after->issue);
  outcome.corrections = std::move(after->corrections);
  outcome.diagnostics = std::move(after->diagnostics);
  return outcome;
}

// What the corrections come to. Stores nothing.
absl::StatusOr<Outcome> Propose(const Stores& stores, const CurrentIssue& current, const Asked& asked,
                                Deadline deadline) {
  absl::Status known = CheckSectors(stores, asked.corrections, asked.list, deadline);
  if (!known.ok()) return known;
  std::optional<SourceText> source;
  std::optional<AnchoredText> text;
  if (std::any_of(asked.corrections.begin(), asked.corrections.end(), IsStructural)) {
    auto read = ReadSourceOf(stores, current.issue, deadline);
    if (!read.ok()) return read.status();
    source = *std::move(read);
    text.emplace(source->name, source->text_document.content(), source->converted);
  }
  v1::CorrectionSet corrections = current.standing.corrections;
  auto ids = AddCorrections(asked.corrections, current.issue, text ? &*text : nullptr, &corrections);
  if (!ids.ok()) return ids.status();
  if (source) {
    auto outcome = ReadAnew(stores, current, *source, corrections, *ids, deadline);
    if (outcome.ok()) outcome->ids = *std::move(ids);
    return outcome;
  }
  auto issue = SetFields(stores, current.issue, corrections, *ids, deadline);
  if (!issue.ok()) return issue.status();
  Outcome outcome;
  outcome.issue = *std::move(issue);
  outcome.corrections = std::move(corrections);
  outcome.ids = *std::move(ids);
  return outcome;
}

// Stores what was proposed for `current`, or with `validate_only` completes it.
absl::Status Conclude(const Stores& stores, const Call& call, const CurrentIssue& current, const Asked& asked,
                      Outcome* outcome) {
  if (absl::Status status = ResolvePublishers(stores, &outcome->issue, call.deadline); !status.ok()) {
    return status;
  }
  if (absl::Status status = CheckLimits(outcome->issue); !status.ok()) return status;
  outcome->before = current.issue;
  if (asked.validate_only) {
    outcome->change_cursor = current.standing.change_cursor;
    return absl::OkStatus();
  }
  db::RevisionDraft draft =
      DraftAfter(current, v1::REVISION_ACTION_CORRECT, AuthorshipOf(call, asked.comment));
  draft.issue = outcome->issue;
  draft.corrections = outcome->corrections;
  draft.idempotency = asked.idempotency;
  auto stored = stores.issues->SaveRevision(draft, call.deadline);
  if (!stored.ok()) return stored.status();
  outcome->issue = std::move(stored->issue);
  outcome->change_cursor = std::move(stored->change_cursor);
  return absl::OkStatus();
}

absl::StatusOr<Outcome> Correct(const Stores& stores, const Call& call, const Asked& asked) {
  auto stored = FindStored(stores, asked.idempotency, call.deadline);
  if (!stored.ok()) return stored.status();
  if (stored->has_value()) return Recall(stores, **std::move(stored), call.deadline);
  auto current = FindForChange(stores, asked.issue, asked.etag, call.deadline);
  if (!current.ok()) return current.status();
  auto outcome = Propose(stores, *current, asked, call.deadline);
  if (!outcome.ok()) return outcome;
  if (absl::Status status = Conclude(stores, call, *current, asked, &*outcome); !status.ok()) return status;
  return outcome;
}

}  // namespace

absl::StatusOr<v1::UpdateIssueResponse> UpdateIssue(const Stores& stores,
                                                    const v1::UpdateIssueRequest& request, const Call& call) {
  Asked asked = AskedBy(request, "UpdateIssue", request.issue().name());
  v1::SetIssue* set = asked.corrections.Add()->mutable_set_issue();
  *set->mutable_issue() = FieldsOf(request.update_mask(), request.issue());
  *set->mutable_update_mask() = request.update_mask();
  auto outcome = Correct(stores, call, asked);
  if (!outcome.ok()) return outcome.status();
  v1::UpdateIssueResponse response;
  *response.mutable_issue() = std::move(outcome->issue);
  response.set_change_cursor(std::move(outcome->change_cursor));
  return response;
}

absl::StatusOr<v1::UpdateItemResponse> UpdateItem(const Stores& stores, const v1::UpdateItemRequest& request,
                                                  const Call& call) {
  const std::string& name = request.item().name();
  Asked asked = AskedBy(request, "UpdateItem", name.substr(0, name.find("/items/")));
  v1::SetItem* set = asked.corrections.Add()->mutable_set_item();
  *set->mutable_item() = request.item();
  *set->mutable_update_mask() = request.update_mask();
  auto outcome = Correct(stores, call, asked);
  if (!outcome.ok()) return outcome.status();
  v1::UpdateItemResponse response;
  if (const v1::Item* item = FindItem(outcome->issue, name)) *response.mutable_item() = *item;
  response.set_etag(outcome->issue.etag());
  response.set_change_cursor(std::move(outcome->change_cursor));
  return response;
}

absl::StatusOr<v1::CorrectIssueResponse> CorrectIssue(const Stores& stores,
                                                      const v1::CorrectIssueRequest& request,
                                                      const Call& call) {
  Asked asked = AskedBy(request, "CorrectIssue", request.name());
  asked.corrections = request.corrections();
  asked.list = "corrections";
  asked.validate_only = request.validate_only();
  if (asked.validate_only) asked.idempotency.reset();
  auto outcome = Correct(stores, call, asked);
  if (!outcome.ok()) return outcome.status();
  v1::CorrectIssueResponse response;
  for (v1::Correction& correction : *outcome->corrections.mutable_corrections()) {
    const bool added =
        std::find(outcome->ids.begin(), outcome->ids.end(), correction.id()) != outcome->ids.end();
    if (added) *response.add_corrections() = std::move(correction);
  }
  *response.mutable_diff() = DiffIssues(outcome->before, outcome->issue);
  *response.mutable_issue() = std::move(outcome->issue);
  *response.mutable_diagnostics() = std::move(outcome->diagnostics);
  response.set_change_cursor(std::move(outcome->change_cursor));
  return response;
}

absl::StatusOr<v1::ListCorrectionsResponse> ListCorrections(const Stores& stores,
                                                            const v1::ListCorrectionsRequest& request,
                                                            const Call& call) {
  auto current = FindForChange(stores, request.name(), "", call.deadline);
  if (!current.ok()) return current.status();
  v1::ListCorrectionsResponse response;
  *response.mutable_corrections() = std::move(*current->standing.corrections.mutable_corrections());
  response.set_etag(current->issue.etag());
  return response;
}

absl::StatusOr<v1::DeleteCorrectionsResponse> DeleteCorrections(const Stores& stores,
                                                                const v1::DeleteCorrectionsRequest& request,
                                                                const Call& call) {
  Asked asked = AskedBy(request, "DeleteCorrections", request.name());
  auto stored = FindStored(stores, asked.idempotency, call.deadline);
  if (!stored.ok()) return stored.status();
  absl::StatusOr<Outcome> outcome = Outcome();
  if (stored->has_value()) {
    outcome = Recall(stores, **std::move(stored), call.deadline);
    if (!outcome.ok()) return outcome.status();
  } else {
    auto current = FindForChange(stores, asked.issue, asked.etag, call.deadline);
    if (!current.ok()) return current.status();
    v1::CorrectionSet rest = current->standing.corrections;
    auto released = TakeOut({request.ids().begin(), request.ids().end()}, &rest);
    if (!released.ok()) return released.status();
    auto source = ReadSourceOf(stores, current->issue, call.deadline);
    if (!source.ok()) return source.status();
    auto reading = Reread(stores, *current, *source, rest, *released, call.deadline);
    if (!reading.ok()) return reading.status();
    outcome->issue = std::move(reading->issue);
    outcome->corrections = std::move(reading->corrections);
    if (absl::Status status = Conclude(stores, call, *current, asked, &*outcome); !status.ok()) return status;
  }
  v1::DeleteCorrectionsResponse response;
  *response.mutable_diff() = DiffIssues(outcome->before, outcome->issue);
  *response.mutable_issue() = std::move(outcome->issue);
  response.set_change_cursor(std::move(outcome->change_cursor));
  return response;
}

}  // namespace pulse::ingest
