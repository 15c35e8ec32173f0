#include "services/ingest/correct_issue.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/ingest/changes.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/issue_corrections.h"
#include "services/ingest/issue_diff.h"
#include "services/server/visible_issue.h"

namespace pulse::ingest {
namespace {

using Call = server::CallContext;

template <typename Request>
AskedCorrections AskedBy(const Request& request, const char* method, std::string issue) {
  AskedCorrections asked;
  asked.issue = std::move(issue);
  asked.etag = request.etag();
  asked.comment = request.comment();
  asked.idempotency = IdempotencyOf(method, request, request.request_id());
  return asked;
}

}  // namespace

absl::StatusOr<v1::UpdateIssueResponse> UpdateIssue(const Stores& stores,
                                                    const v1::UpdateIssueRequest& request, const Call& call) {
  AskedCorrections asked = AskedBy(request, "UpdateIssue", request.issue().name());
  v1::SetIssue* set = asked.corrections.Add()->mutable_set_issue();
  *set->mutable_issue() = FieldsOf(request.update_mask(), request.issue());
  *set->mutable_update_mask() = request.update_mask();
  auto outcome = AddToIssue(stores, call, asked);
  if (!outcome.ok()) return outcome.status();
  v1::UpdateIssueResponse response;
  *response.mutable_issue() = std::move(outcome->issue);
  response.set_change_cursor(std::move(outcome->change_cursor));
  return response;
}

absl::StatusOr<v1::UpdateItemResponse> UpdateItem(const Stores& stores, const v1::UpdateItemRequest& request,
                                                  const Call& call) {
  const std::string& name = request.item().name();
  AskedCorrections asked = AskedBy(request, "UpdateItem", name.substr(0, name.find("/items/")));
  v1::SetItem* set = asked.corrections.Add()->mutable_set_item();
  *set->mutable_item() = request.item();
  *set->mutable_update_mask() = request.update_mask();
  auto outcome = AddToIssue(stores, call, asked);
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
  AskedCorrections asked = AskedBy(request, "CorrectIssue", request.name());
  asked.corrections = request.corrections();
  asked.list = "corrections";
  asked.validate_only = request.validate_only();
  if (asked.validate_only) asked.idempotency.reset();
  auto outcome = AddToIssue(stores, call, asked);
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
  AskedCorrections asked = AskedBy(request, "DeleteCorrections", request.name());
  asked.taken_back = {request.ids().begin(), request.ids().end()};
  auto outcome = TakeBackFromIssue(stores, call, asked);
  if (!outcome.ok()) return outcome.status();
  v1::DeleteCorrectionsResponse response;
  *response.mutable_diff() = DiffIssues(outcome->before, outcome->issue);
  *response.mutable_issue() = std::move(outcome->issue);
  response.set_change_cursor(std::move(outcome->change_cursor));
  return response;
}

}  // namespace pulse::ingest
