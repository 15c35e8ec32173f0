// What a request to the query service has to look like.

#pragma once

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/query_service.pb.h"

namespace pulse::query {

namespace v1 = ::cordisbright::pulse::v1;

inline constexpr int kDefaultPageSize = 50;
inline constexpr int kMaxPageSize = 500;
inline constexpr int kDefaultResults = 20;
inline constexpr int kMaxResults = 100;
inline constexpr int kMaxSectors = 50;
inline constexpr int kMaxKinds = 10;
inline constexpr int kMaxPublishers = 50;
inline constexpr int kMaxNames = 200;
inline constexpr std::size_t kMaxEtagBytes = 64;

/// The largest request: 1,000 engagements of ScoreInterests with the longest URLs
/// are below it.
inline constexpr int kMaxRequestBytes = 4 << 20;

/// OK, or INVALID_ARGUMENT with reason and field path. Those of publishers, terms,
/// figures and related items stand beside their answers.
absl::Status CheckRequest(const v1::GetLatestIssueRequest& request);
absl::Status CheckRequest(const v1::GetIssueRequest& request);
absl::Status CheckRequest(const v1::ListIssuesRequest& request);
absl::Status CheckRequest(const v1::GetItemRequest& request);
absl::Status CheckRequest(const v1::BatchGetItemsRequest& request);
absl::Status CheckRequest(const v1::ListItemsRequest& request);
absl::Status CheckRequest(const v1::ListSectorsRequest& request);
absl::Status CheckRequest(const v1::ListPublishersRequest& request);
absl::Status CheckRequest(const v1::GetPublisherRequest& request);
absl::Status CheckRequest(const v1::SuggestTermsRequest& request);
absl::Status CheckRequest(const v1::SummarizeItemsRequest& request);
absl::Status CheckRequest(const v1::ListRelatedItemsRequest& request);
absl::Status CheckRequest(const v1::ListRepeatPublicationsRequest& request);
absl::Status CheckRequest(const v1::SearchItemsRequest& request);
/// CURSOR_INVALID: `start_cursor` is none.
absl::Status CheckRequest(const v1::WatchChangesRequest& request);

/// As of SearchItemsRequest.query, which a page token brings too.
absl::Status CheckQuery(const std::string& query);

/// Rows a page gets for a checked `page_size` (AIP-158): the default for 0, the
/// maximum for more.
int RowsOfPage(int page_size);

/// The same for a page of a search.
int ResultsOfPage(int page_size);

}  // namespace pulse::query
