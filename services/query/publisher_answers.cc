// QueryService: answers about publishers.

#include <string>
#include <utility>

#include "services/query/page_token.h"
#include "services/query/reading_checks.h"
#include "services/query/requests.h"
#include "services/query/service.h"

namespace pulse::query {

absl::Status CheckRequest(const v1::ListPublishersRequest& request) { return CheckReading(request); }

absl::Status CheckRequest(const v1::GetPublisherRequest& request) {
  if (auto status = server::CheckPublisherName(request.name(), "name"); !status.ok()) return status;
  return CheckReading(request);
}

absl::StatusOr<v1::ListPublishersResponse> QueryService::Answer(const v1::ListPublishersRequest& request,
                                                                const Call& call) {
  const std::uint64_t hash = HashListRequest(request);
  const absl::StatusOr<std::string> after = DecodePageToken(request.page_token(), hash);
  if (!after.ok()) return after.status();
  auto page = readers_.publishers.List(request.include_unpublished(), RowsOfPage(request.page_size()), *after,
                                       call.deadline);
  if (!page.ok()) return AboutPageToken(page.status());
  v1::ListPublishersResponse response;
  for (v1::PublisherProfile& publisher : page->rows) *response.add_publishers() = std::move(publisher);
  response.set_next_page_token(EncodePageToken(page->next, hash));
  response.set_change_cursor(page->change_cursor);
  return response;
}

absl::StatusOr<v1::GetPublisherResponse> QueryService::Answer(const v1::GetPublisherRequest& request,
                                                              const Call& call) {
  auto standing = readers_.publishers.Get(request.name(), call.deadline);
  if (!standing.ok()) return standing.status();
  v1::GetPublisherResponse response;
  *response.mutable_publisher() = std::move(standing->profile);
  response.set_item_count(standing->item_count);
  response.set_change_cursor(std::move(standing->change_cursor));
  return response;
}

}  // namespace pulse::query
