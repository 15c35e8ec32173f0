#include "services/ingest/publishers.h"

#include <utility>

#include "services/ingest/changes.h"

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

}  // namespace pulse::ingest
