#include "services/ingest/paging.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {

int PageLimit(int page_size) { return page_size == 0 ? kDefaultPage : std::min(page_size, kMaxPage); }

absl::Status AboutPageToken(const absl::Status& status, std::string_view list) {
  if (GetErrorReason(status) != server::kPageTokenInvalid) return status;
  return server::InvalidField("page_token", server::kPageTokenInvalid,
                              absl::StrCat("Not a token that ", absl::string_view(list.data(), list.size()),
                                           ". Start from the first page."));
}

}  // namespace pulse::ingest
