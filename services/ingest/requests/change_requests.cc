#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/ingest/requests/correction_checks.h"
#include "services/ingest/requests/request_fields.h"
#include "services/ingest/requests/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {

using server::InvalidField;

absl::Status CheckRequest(const v1::UpdateIssueRequest& request) {
  v1::SetIssue set;
  *set.mutable_issue() = request.issue();
  *set.mutable_update_mask() = request.update_mask();
  return First({CheckRetriableChange(request, request.issue().name(), "issue.name"), CheckSetIssue(set, "")});
}

absl::Status CheckRequest(const v1::UpdateItemRequest& request) {
  v1::SetItem set;
  *set.mutable_item() = request.item();
  *set.mutable_update_mask() = request.update_mask();
  const std::string& name = request.item().name();
  return First({server::CheckItemName(name, "item.name"),
                CheckRetriableChange(request, name.substr(0, name.find("/items/")), "item.name"),
                CheckSetItem(set, "")});
}

absl::Status CheckRequest(const v1::CorrectIssueRequest& request) {
  absl::Status status = First({CheckRetriableChange(request, request.name(), "name"),
                               CheckCount(request.corrections_size(), kMaxCorrectionsAsked, "corrections")});
  for (int i = 0; status.ok() && i < request.corrections_size(); ++i) {
    status = CheckCorrection(request.corrections(i), request.name(), absl::StrCat("corrections[", i, "]."));
  }
  return status;
}

absl::Status CheckRequest(const v1::ListCorrectionsRequest& request) {
  return server::CheckIssueName(request.name(), "name");
}

absl::Status CheckRequest(const v1::DeleteCorrectionsRequest& request) {
  absl::Status status = First({CheckRetriableChange(request, request.name(), "name"),
                               CheckCount(request.ids_size(), kMaxCorrectionsAsked, "ids")});
  for (int i = 0; status.ok() && i < request.ids_size(); ++i) {
    const std::string& id = request.ids(i);
    const bool well_formed =
        id.size() > 1 && id.size() < 20 && id[0] == 'c' &&
        std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!well_formed) {
      status = InvalidField(absl::StrCat("ids[", i, "]"), server::kFieldMalformed,
                            "Not the id of a correction. One has the form c1; ListCorrections lists them.");
    }
  }
  return status;
}

}  // namespace pulse::ingest
