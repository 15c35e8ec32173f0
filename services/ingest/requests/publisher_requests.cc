#include <set>

#include "absl/strings/str_cat.h"
#include "services/ingest/limits.h"
#include "services/ingest/requests/request_fields.h"
#include "services/ingest/requests/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {

using server::InvalidField;

absl::Status CheckRequest(const v1::UpdatePublisherRequest& request) {
  if (request.update_mask().paths_size() == 0) {
    return InvalidField("update_mask", server::kFieldRequired, "Say which fields to set: display_name.");
  }
  for (const std::string& path : request.update_mask().paths()) {
    if (path == "display_name") continue;
    return InvalidField("update_mask", server::kFieldMalformed, "Only display_name can be set.");
  }
  return First({server::CheckPublisherName(request.publisher().name(), "publisher.name"),
                CheckEtag(request.etag()),
                CheckDisplayName(request.publisher().display_name(), "publisher.display_name"),
                CheckComment(request.comment())});
}

absl::Status CheckRequest(const v1::MergePublishersRequest& request) {
  absl::Status status = First({server::CheckPublisherName(request.name(), "name"),
                               CheckCount(request.sources_size(), kMaxMergedPublishers, "sources"),
                               CheckComment(request.comment())});
  std::set<std::string> seen = {request.name()};
  for (int i = 0; status.ok() && i < request.sources_size(); ++i) {
    const std::string field = absl::StrCat("sources[", i, "]");
    status = server::CheckPublisherName(request.sources(i), field);
    if (status.ok() && !seen.insert(request.sources(i)).second) {
      status =
          InvalidField(field, server::kFieldMalformed,
                       request.sources(i) == request.name() ? "The publisher that stays is among the sources."
                                                            : "Stands in the list twice.");
    }
  }
  return status;
}

absl::Status CheckRequest(const v1::ListPublisherChangesRequest& request) {
  return First({server::CheckPublisherName(request.name(), "name"), CheckPage(request)});
}

}  // namespace pulse::ingest
