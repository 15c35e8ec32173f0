#include "clients/cpp/client_call.h"

namespace pulse::client {

Result<v1::GetLatestIssueResponse> Client::GetLatestIssue(const v1::GetLatestIssueRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::GetLatestIssue, request);
}

Result<v1::GetIssueResponse> Client::GetIssue(const v1::GetIssueRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::GetIssue, request);
}

Result<v1::ListIssuesResponse> Client::ListIssues(const v1::ListIssuesRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListIssues, request);
}

Result<v1::GetItemResponse> Client::GetItem(const v1::GetItemRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::GetItem, request);
}

Result<v1::BatchGetItemsResponse> Client::BatchGetItems(const v1::BatchGetItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::BatchGetItems, request);
}

Result<v1::ListItemsResponse> Client::ListItems(const v1::ListItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListItems, request);
}

Result<v1::SearchItemsResponse> Client::SearchItems(const v1::SearchItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::SearchItems, request);
}

Result<v1::ListSectorsResponse> Client::ListSectors(const v1::ListSectorsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListSectors, request);
}

Result<v1::ListPublishersResponse> Client::ListPublishers(const v1::ListPublishersRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListPublishers, request);
}

Result<v1::GetPublisherResponse> Client::GetPublisher(const v1::GetPublisherRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::GetPublisher, request);
}

Result<v1::SuggestTermsResponse> Client::SuggestTerms(const v1::SuggestTermsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::SuggestTerms, request);
}

Result<v1::SummarizeItemsResponse> Client::SummarizeItems(const v1::SummarizeItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::SummarizeItems, request);
}

Result<v1::ListRelatedItemsResponse> Client::ListRelatedItems(
    const v1::ListRelatedItemsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListRelatedItems, request);
}

Result<v1::ListRepeatPublicationsResponse> Client::ListRepeatPublications(
    const v1::ListRepeatPublicationsRequest& request) const {
  return Call(query_, &v1::QueryService::Stub::ListRepeatPublications, request);
}

ChangeRange Client::WatchChanges(v1::WatchChangesRequest request, std::chrono::milliseconds patience) const {
  return {*query_.stub, std::move(request), Streaming(query_, patience)};
}

std::unique_ptr<InterestStream> Client::ScoreInterests() const {
  return std::make_unique<InterestStream>(
      [stub = query_.stub.get()](auto* context, auto* queue, void* tag) {
        return stub->AsyncScoreInterests(context, queue, tag);
      },
      Streaming(query_, timeout_));
}

PagedRange<v1::IssueSummary> Client::Issues(v1::ListIssuesRequest request) const {
  return Walk<v1::IssueSummary>(std::move(request), &Client::ListIssues,
                                &v1::ListIssuesResponse::mutable_issues);
}

PagedRange<v1::Item> Client::Items(v1::ListItemsRequest request) const {
  return Walk<v1::Item>(std::move(request), &Client::ListItems, &v1::ListItemsResponse::mutable_items);
}

PagedRange<v1::PublisherProfile> Client::Publishers(v1::ListPublishersRequest request) const {
  return Walk<v1::PublisherProfile>(std::move(request), &Client::ListPublishers,
                                    &v1::ListPublishersResponse::mutable_publishers);
}

PagedRange<v1::SearchResult> Client::SearchResults(v1::SearchItemsRequest request) const {
  return Walk<v1::SearchResult>(std::move(request), &Client::SearchItems,
                                &v1::SearchItemsResponse::mutable_results);
}

PagedRange<v1::RepeatPublication> Client::RepeatPublications(
    v1::ListRepeatPublicationsRequest request) const {
  return Walk<v1::RepeatPublication>(std::move(request), &Client::ListRepeatPublications,
                                     &v1::ListRepeatPublicationsResponse::mutable_publications);
}

}  // namespace pulse::client
