#include "services/query/requests.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::query {
namespace {

using server::InvalidField;

absl::Status CheckPageSize(int page_size) {
  if (page_size >= 0) return absl::OkStatus();
  return InvalidField("page_size", server::kFieldOutOfRange,
                      "A page cannot have fewer than 0 rows. 0 asks for the default of 50.");
}

absl::Status CheckCount(const char* field, int count, int limit) {
  if (count <= limit) return absl::OkStatus();
  return InvalidField(field, server::kTooManyValues,
                      absl::StrCat("Has ", count, " values, where ", limit, " are the limit."));
}

absl::Status CheckSectors(const v1::ListItemsRequest& request) {
  if (auto status = CheckCount("sectors", request.sectors_size(), kMaxSectors); !status.ok()) return status;
  for (int i = 0; i < request.sectors_size(); ++i) {
    auto status = server::CheckSectorName(request.sectors(i), absl::StrCat("sectors[", i, "]"));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// An enum of proto3 is open: a number that means nothing arrives as it is.
absl::Status CheckKinds(const v1::ListItemsRequest& request) {
  if (auto status = CheckCount("kinds", request.kinds_size(), kMaxKinds); !status.ok()) return status;
  for (int i = 0; i < request.kinds_size(); ++i) {
    if (v1::ItemKind_IsValid(request.kinds(i))) continue;
    return InvalidField(absl::StrCat("kinds[", i, "]"), server::kFieldOutOfRange, "Not an ItemKind.");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRequest(const v1::GetLatestIssueRequest& /*request*/) { return absl::OkStatus(); }

absl::Status CheckRequest(const v1::GetIssueRequest& request) {
  return server::CheckIssueName(request.name(), "name");
}

absl::Status CheckRequest(const v1::ListIssuesRequest& request) { return CheckPageSize(request.page_size()); }

absl::Status CheckRequest(const v1::ListItemsRequest& request) {
  if (auto status = CheckPageSize(request.page_size()); !status.ok()) return status;
  if (auto status = CheckSectors(request); !status.ok()) return status;
  if (auto status = CheckKinds(request); !status.ok()) return status;
  return request.issue().empty() ? absl::OkStatus() : server::CheckIssueName(request.issue(), "issue");
}

absl::Status CheckRequest(const v1::ListSectorsRequest& /*request*/) { return absl::OkStatus(); }

int RowsOfPage(int page_size) {
  return page_size == 0 ? kDefaultPageSize : std::min(page_size, kMaxPageSize);
}

}  // namespace pulse::query
