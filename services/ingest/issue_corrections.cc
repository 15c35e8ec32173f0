#include "services/ingest/issue_corrections.h"

#include <algorithm>
#include <utility>

#include "services/ingest/changes.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/corrections/reread.h"
#include "services/ingest/limits.h"
#include "services/ingest/reading_context.h"

namespace pulse::ingest {
namespace {

// What a call that was made before came to, from the history.
absl::StatusOr<CorrectionOutcome> Recall(const Stores& stores, db::StoredRevision stored, Deadline deadline) {
  CorrectionOutcome outcome;
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

absl::StatusOr<CorrectionOutcome> ReadAnew(const Stores& stores, const CurrentIssue& current,
                                           const SourceText& source, const v1::CorrectionSet& corrections,
                                           const std::vector<std::string>& ids, Deadline deadline) {
  auto before = Reread(stores, current, source, current.standing.corrections, {}, deadline);
  if (!before.ok()) return before.status();
  auto after = Reread(stores, current, source, corrections, {}, deadline);
  if (!after.ok()) return after.status();
  if (absl::Status status = CheckNewCorrections(*before, *after, ids); !status.ok()) return status;
  CorrectionOutcome outcome;
  outcome.issue = std::move(after->issue);
  outcome.corrections = std::move(after->corrections);
  outcome.diagnostics = std::move(after->diagnostics);
  return outcome;
}

// Whether what stands now shows a correction that is no longer in force, so that
// fields set on top of it would not come to what reading the document again comes
// to: where items were moved, their places depend on all that was set before.
bool LeavesTraces(const v1::CorrectionSet& before, const v1::CorrectionSet& after, std::size_t added) {
  const std::size_t in_all = static_cast<std::size_t>(before.corrections_size()) + added;
  const auto moves = [](const v1::CorrectionSet& set) {
    return std::any_of(set.corrections().begin(), set.corrections().end(), SetsSector);
  };
  return static_cast<std::size_t>(after.corrections_size()) < in_all && (moves(before) || moves(after));
}

// What the corrections come to. Stores nothing.
absl::StatusOr<CorrectionOutcome> Propose(const Stores& stores, const CurrentIssue& current,
                                          const AskedCorrections& asked, Deadline deadline) {
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
  if (!source && LeavesTraces(current.standing.corrections, corrections, ids->size())) {
    auto read = ReadSourceOf(stores, current.issue, deadline);
    if (!read.ok()) return read.status();
    source = *std::move(read);
  }
  if (source) {
    auto outcome = ReadAnew(stores, current, *source, corrections, *ids, deadline);
    if (outcome.ok()) outcome->ids = *std::move(ids);
    return outcome;
  }
  auto issue = SetFields(stores, current.issue, corrections, *ids, deadline);
  if (!issue.ok()) return issue.status();
  CorrectionOutcome outcome;
  outcome.issue = *std::move(issue);
  outcome.corrections = std::move(corrections);
  outcome.ids = *std::move(ids);
  return outcome;
}

// Stores what was proposed for `current`, or with `validate_only` completes it.
absl::Status Conclude(const Stores& stores, const server::CallContext& call, const CurrentIssue& current,
                      const AskedCorrections& asked, CorrectionOutcome* outcome) {
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

// What is left comes to when the asked ones are taken back. Stores nothing.
absl::StatusOr<CorrectionOutcome> ProposeWithout(const Stores& stores, const CurrentIssue& current,
                                                 const AskedCorrections& asked, Deadline deadline) {
  v1::CorrectionSet rest = current.standing.corrections;
  auto released = TakeOut(asked.taken_back, &rest);
  if (!released.ok()) return released.status();
  auto source = ReadSourceOf(stores, current.issue, deadline);
  if (!source.ok()) return source.status();
  auto before = Reread(stores, current, *source, current.standing.corrections, {}, deadline);
  if (!before.ok()) return before.status();
  auto reading = Reread(stores, current, *source, rest, *released, deadline);
  if (!reading.ok()) return reading.status();
  if (absl::Status status = CheckNoneIsLost(*before, *reading); !status.ok()) return status;
  CorrectionOutcome outcome;
  outcome.issue = std::move(reading->issue);
  outcome.corrections = std::move(reading->corrections);
  return outcome;
}

using Proposer = absl::StatusOr<CorrectionOutcome> (*)(const Stores&, const CurrentIssue&,
                                                       const AskedCorrections&, Deadline);

absl::StatusOr<CorrectionOutcome> Change(const Stores& stores, const server::CallContext& call,
                                         const AskedCorrections& asked, Proposer propose) {
  auto stored = FindStored(stores, asked.idempotency, call.deadline);
  if (!stored.ok()) return stored.status();
  if (stored->has_value()) return Recall(stores, **std::move(stored), call.deadline);
  auto current = FindForChange(stores, asked.issue, asked.etag, call.deadline);
  if (!current.ok()) return current.status();
  auto outcome = propose(stores, *current, asked, call.deadline);
  if (!outcome.ok()) return outcome;
  if (absl::Status status = Conclude(stores, call, *current, asked, &*outcome); !status.ok()) return status;
  return outcome;
}

}  // namespace

absl::StatusOr<CorrectionOutcome> AddToIssue(const Stores& stores, const server::CallContext& call,
                                             const AskedCorrections& asked) {
  return Change(stores, call, asked, Propose);
}

absl::StatusOr<CorrectionOutcome> TakeBackFromIssue(const Stores& stores, const server::CallContext& call,
                                                    const AskedCorrections& asked) {
  return Change(stores, call, asked, ProposeWithout);
}

}  // namespace pulse::ingest
