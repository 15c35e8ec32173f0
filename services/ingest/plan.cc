#include "services/ingest/plan.h"

#include <unordered_map>

#include "db/revision.h"
#include "db/sha256.h"
#include "services/ingest/issue_content.h"
#include "services/ingest/issue_diff.h"
#include "text/hex.h"

namespace pulse::ingest {
namespace {

v1::PlannedAction ActionOf(v1::ItemChangeType type) {
  switch (type) {
    case v1::ITEM_CHANGE_TYPE_ADDED:
      return v1::PLANNED_ACTION_CREATE;
    case v1::ITEM_CHANGE_TYPE_REMOVED:
      return v1::PLANNED_ACTION_REMOVE;
    default:
      return v1::PLANNED_ACTION_UPDATE;
  }
}

v1::PlannedItem PlanItem(const v1::ItemChange* change, const std::string& name, const std::string& title) {
  v1::PlannedItem planned;
  planned.set_name(name);
  planned.set_title(title);
  planned.set_action(change == nullptr ? v1::PLANNED_ACTION_UNCHANGED : ActionOf(change->type()));
  if (change != nullptr) *planned.mutable_fields() = change->fields();
  return planned;
}

}  // namespace

std::string PlanHash(const std::optional<v1::Issue>& current, const Proposal& proposal) {
  // Each part behind its digest's fixed length, so that no two plans run together.
  std::string parts = db::Sha256(proposal.issue.name());
  parts += db::Sha256(current ? current->etag() : "");
  parts += db::Sha256(proposal.source_document);
  parts += db::Sha256(db::SerializeDeterministically(ContentOf(proposal.issue)));
  parts += db::Sha256(db::SerializeDeterministically(proposal.corrections));
  return text::Hex(db::Sha256(parts));
}

v1::IngestPlan MakePlan(const std::optional<v1::Issue>& current, const Proposal& proposal) {
  v1::IngestPlan plan;
  plan.set_plan_hash(PlanHash(current, proposal));
  v1::IssueDiff diff = DiffIssues(current ? *current : v1::Issue(), proposal.issue);
  *plan.mutable_fields() = std::move(*diff.mutable_fields());

  std::unordered_map<std::string, const v1::ItemChange*> changes;
  for (const v1::ItemChange& change : diff.items()) changes[change.name()] = &change;
  for (const v1::Section& section : proposal.issue.sections()) {
    for (const v1::Item& item : section.items()) {
      const auto change = changes.find(item.name());
      *plan.add_items() =
          PlanItem(change == changes.end() ? nullptr : change->second, item.name(), item.title());
    }
  }
  for (const v1::ItemChange& change : diff.items()) {
    if (change.type() != v1::ITEM_CHANGE_TYPE_REMOVED) continue;
    *plan.add_items() = PlanItem(&change, change.name(), change.title());
  }
  for (v1::PlannedItem& item : *plan.mutable_items()) {
    const auto conflict = proposal.conflicts.find(item.name());
    if (conflict == proposal.conflicts.end()) continue;
    item.set_action(v1::PLANNED_ACTION_CONFLICT);
    item.set_reason(conflict->second);
  }
  return plan;
}

}  // namespace pulse::ingest
