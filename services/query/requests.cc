#include "services/query/requests.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "db/change_cursor.h"
#include "services/query/reading_checks.h"
#include "services/query/search/query_parser.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"
#include "text/words.h"

namespace pulse::query {
namespace {

using server::InvalidField;

template <typename Request>
absl::Status CheckSectors(const Request& request) {
  if (auto status = CheckCount("sectors", request.sectors_size(), kMaxSectors); !status.ok()) return status;
  for (int i = 0; i < request.sectors_size(); ++i) {
    auto status = server::CheckSectorName(request.sectors(i), absl::StrCat("sectors[", i, "]"));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// An enum of proto3 is open: a number that means nothing arrives as it is.
template <typename Request>
absl::Status CheckKinds(const Request& request) {
  if (auto status = CheckCount("kinds", request.kinds_size(), kMaxKinds); !status.ok()) return status;
  for (int i = 0; i < request.kinds_size(); ++i) {
    if (v1::ItemKind_IsValid(request.kinds(i))) continue;
    return InvalidField(absl::StrCat("kinds[", i, "]"), server::kFieldOutOfRange, "Not an ItemKind.");
  }
  return absl::OkStatus();
}

template <typename Request>
absl::Status CheckPublishers(const Request& request) {
  if (auto status = CheckCount("publishers", request.publishers_size(), kMaxPublishers); !status.ok())
    return status;
  for (int i = 0; i < request.publishers_size(); ++i) {
    auto status = server::CheckPublisherName(request.publishers(i), absl::StrCat("publishers[", i, "]"));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status CheckFacets(const v1::SearchItemsRequest& request) {
  std::set<int> seen;
  for (int i = 0; i < request.facets_size(); ++i) {
    const int field = request.facets(i);
    if (!v1::SearchFacetField_IsValid(field) || field == v1::SEARCH_FACET_FIELD_UNSPECIFIED) {
      return InvalidField(absl::StrCat("facets[", i, "]"), server::kFieldOutOfRange,
                          "Not a SearchFacetField.");
    }
    if (!seen.insert(field).second) {
      return InvalidField(absl::StrCat("facets[", i, "]"), server::kFieldOutOfRange,
                          "Asked for twice. Name each facet once.");
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckRequest(const v1::GetLatestIssueRequest& request) { return CheckReading(request); }

absl::Status CheckRequest(const v1::GetIssueRequest& request) {
  if (auto status = server::CheckIssueName(request.name(), "name"); !status.ok()) return status;
  if (request.revision() < 0) {
    return InvalidField("revision", server::kFieldOutOfRange,
                        "Revisions count from 1; 0 asks for the current one.");
  }
  return CheckReading(request);
}

absl::Status CheckRequest(const v1::ListIssuesRequest& request) { return CheckReading(request); }

absl::Status CheckRequest(const v1::GetItemRequest& request) {
  if (auto status = server::CheckItemName(request.name(), "name"); !status.ok()) return status;
  return CheckReading(request);
}

absl::Status CheckRequest(const v1::BatchGetItemsRequest& request) {
  if (request.names().empty()) {
    return InvalidField("names", server::kFieldRequired, "Name the items, at least one.");
  }
  if (auto status = CheckCount("names", request.names_size(), kMaxNames); !status.ok()) return status;
  for (int i = 0; i < request.names_size(); ++i) {
    if (auto status = server::CheckItemName(request.names(i), absl::StrCat("names[", i, "]")); !status.ok())
      return status;
  }
  return CheckReading(request);
}

absl::Status CheckRequest(const v1::ListItemsRequest& request) {
  if (auto status = CheckReading(request); !status.ok()) return status;
  if (auto status = CheckSectors(request); !status.ok()) return status;
  if (auto status = CheckKinds(request); !status.ok()) return status;
  return request.issue().empty() ? absl::OkStatus() : server::CheckIssueName(request.issue(), "issue");
}

absl::Status CheckRequest(const v1::ListSectorsRequest& /*request*/) { return absl::OkStatus(); }

absl::Status CheckRequest(const v1::WatchChangesRequest& request) {
  if (auto status = CheckSectors(request); !status.ok()) return status;
  if (auto status = CheckKinds(request); !status.ok()) return status;
  if (auto status = CheckPublishers(request); !status.ok()) return status;
  if (!v1::ContentView_IsValid(request.view())) {
    return InvalidField("view", server::kFieldOutOfRange, "Not a ContentView.");
  }
  if (request.heartbeat_interval().seconds() < 0 || request.heartbeat_interval().nanos() < 0) {
    return InvalidField("heartbeat_interval", server::kFieldOutOfRange,
                        "A heartbeat cannot come before the last one.");
  }
  if (auto status = CheckLength("start_cursor", request.start_cursor(), db::kMaxCursorBytes); !status.ok()) {
    return status;
  }
  if (request.start_cursor().empty() || db::ParseChangeCursor(request.start_cursor()))
    return absl::OkStatus();
  return InvalidField("start_cursor", server::kCursorInvalid,
                      "Not a change cursor of this release. Pass one that an answer or a message gave, or "
                      "none for a snapshot.");
}

absl::Status CheckQuery(const std::string& query) {
  if (query.find_first_not_of(" \t\r\n") == std::string::npos) {
    return InvalidField("query", server::kFieldRequired, "Say what to look for, for example care leavers.");
  }
  if (auto status = server::CheckShortText(query, search::kMaxQueryBytes, "query"); !status.ok())
    return status;
  const std::size_t words = text::WordPlacesOf(query).size();
  if (words <= search::kMaxQueryWords) return absl::OkStatus();
  return InvalidField(
      "query", server::kTooManyValues,
      absl::StrCat("Has ", words, " words, where ", search::kMaxQueryWords, " are the limit."));
}

absl::Status CheckRequest(const v1::SearchItemsRequest& request) {
  if (auto status = CheckQuery(request.query()); !status.ok()) return status;
  if (auto status = CheckFacets(request); !status.ok()) return status;
  return CheckReading(request);
}

int ResultsOfPage(int page_size) {
  return page_size == 0 ? kDefaultResults : std::min(page_size, kMaxResults);
}

int RowsOfPage(int page_size) {
  return page_size == 0 ? kDefaultPageSize : std::min(page_size, kMaxPageSize);
}

}  // namespace pulse::query
