#include "services/ingest/publishers.h"

#include <utility>

#include "services/ingest/changes.h"
#include "services/ingest/paging.h"

namespace pulse::ingest {

absl::StatusOr<v1::UpdatePublisherResponse> UpdatePublisher(const Stores& stores,
                                                            const v1::UpdatePublisherRequest& request,
                                                            const server::CallContext& call) {
  auto publisher =
      stores.publishers->Rename(request.publisher().name(), request.publisher().display_name(),
                                request.etag(), AuthorshipOf(call, request.comment()), call.deadline);
  if (!publisher.ok()) return publisher.status();
  v1::UpdatePublisherResponse response;
  *response.mutable_publisher() = *std::move(publisher);
  return response;
}

absl::StatusOr<v1::MergePublishersResponse> MergePublishers(const Stores& stores,
                                                            const v1::MergePublishersRequest& request,
                                                            const server::CallContext& call) {
  auto merged = stores.publishers->Merge(request.name(), {request.sources().begin(), request.sources().end()},
                                         AuthorshipOf(call, request.comment()), call.deadline);
  if (!merged.ok()) return merged.status();
  v1::MergePublishersResponse response;
  *response.mutable_publisher() = std::move(merged->publisher);
  for (std::string& issue : merged->issues) response.add_issues(std::move(issue));
  response.set_change_cursor(std::move(merged->change_cursor));
  return response;
}

absl::StatusOr<v1::ListPublisherChangesResponse> ListPublisherChanges(
    const Stores& stores, const v1::ListPublisherChangesRequest& request, const server::CallContext& call) {
  auto page = stores.publishers->ListChanges(request.name(), PageLimit(request.page_size()),
                                             request.page_token(), call.deadline);
  if (!page.ok()) return AboutPageToken(page.status(), "ListPublisherChanges gave for this publisher");
  v1::ListPublisherChangesResponse response;
  for (v1::PublisherChange& change : page->rows) *response.add_changes() = std::move(change);
  response.set_next_page_token(std::move(page->next));
  return response;
}

}  // namespace pulse::ingest
