// Checks of fields that several requests to the ingest service share. Each answers
// OK, or INVALID_ARGUMENT with reason and field path.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>

#include "absl/status/status.h"
#include "services/ingest/requests/requests.h"
#include "services/server/request_checks.h"

namespace pulse::ingest {

/// The first that is not OK.
absl::Status First(std::initializer_list<absl::Status> checks);

absl::Status CheckComment(const std::string& comment);
absl::Status CheckEtag(const std::string& etag);

/// From 1 to `at_most` entries.
absl::Status CheckCount(int count, int at_most, const char* field);

absl::Status NotNegative(std::int64_t number, const char* field);

/// What all requests that change an issue say.
template <typename Request>
absl::Status CheckChange(const Request& request, const std::string& issue, const char* field) {
  return First(
      {server::CheckIssueName(issue, field), CheckEtag(request.etag()), CheckComment(request.comment())});
}

/// What those say that a retry may repeat.
template <typename Request>
absl::Status CheckRetriableChange(const Request& request, const std::string& issue, const char* field) {
  return First(
      {CheckChange(request, issue, field), server::CheckRequestId(request.request_id(), "request_id")});
}

/// What all requests for a page say.
template <typename Request>
absl::Status CheckPage(const Request& request) {
  return First({NotNegative(request.page_size(), "page_size"),
                server::CheckShortText(request.page_token(), kMaxTokenBytes, "page_token")});
}

}  // namespace pulse::ingest
