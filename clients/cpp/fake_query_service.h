// The query service of FakeServices, whose file alone includes this.

#pragma once

#include <vector>

#include "clients/cpp/fake_services.h"

namespace pulse::client {

class FakeServices::Query : public v1::QueryService::Service {
 public:
  explicit Query(FakeServices& fake) : fake_(fake) {}
  grpc::Status GetLatestIssue(grpc::ServerContext* context, const v1::GetLatestIssueRequest* request,
                              v1::GetLatestIssueResponse* response) override {
    return fake_.Answer("GetLatestIssue", context, fake_.get_latest_issue, *request, *response);
  }
  grpc::Status GetIssue(grpc::ServerContext* context, const v1::GetIssueRequest* request,
                        v1::GetIssueResponse* response) override {
    return fake_.Answer("GetIssue", context, fake_.get_issue, *request, *response);
  }
  grpc::Status ListIssues(grpc::ServerContext* context, const v1::ListIssuesRequest* request,
                          v1::ListIssuesResponse* response) override {
    return fake_.Answer("ListIssues", context, fake_.list_issues, *request, *response);
  }
  grpc::Status ListItems(grpc::ServerContext* context, const v1::ListItemsRequest* request,
                         v1::ListItemsResponse* response) override {
    return fake_.Answer("ListItems", context, fake_.list_items, *request, *response);
  }
  grpc::Status ListSectors(grpc::ServerContext* context, const v1::ListSectorsRequest* request,
                           v1::ListSectorsResponse* response) override {
    return fake_.Answer("ListSectors", context, fake_.list_sectors, *request, *response);
  }
  grpc::Status WatchChanges(grpc::ServerContext* context, const v1::WatchChangesRequest* request,
                            grpc::ServerWriter<v1::WatchChangesResponse>* writer) override {
    std::vector<v1::WatchChangesResponse> messages;
    const grpc::Status status =
        fake_.Answer("WatchChanges", context, fake_.watch_changes, *request, messages);
    for (const v1::WatchChangesResponse& message : messages) writer->Write(message);
    return status;
  }
  grpc::Status SearchItems(grpc::ServerContext* context, const v1::SearchItemsRequest* request,
                           v1::SearchItemsResponse* response) override {
    return fake_.Answer("SearchItems", context, fake_.search_items, *request, *response);
  }
  grpc::Status ListPublishers(grpc::ServerContext* context, const v1::ListPublishersRequest* request,
                              v1::ListPublishersResponse* response) override {
    return fake_.Answer("ListPublishers", context, fake_.list_publishers, *request, *response);
  }
  grpc::Status GetPublisher(grpc::ServerContext* context, const v1::GetPublisherRequest* request,
                            v1::GetPublisherResponse* response) override {
    return fake_.Answer("GetPublisher", context, fake_.get_publisher, *request, *response);
  }
  grpc::Status SuggestTerms(grpc::ServerContext* context, const v1::SuggestTermsRequest* request,
                            v1::SuggestTermsResponse* response) override {
    return fake_.Answer("SuggestTerms", context, fake_.suggest_terms, *request, *response);
  }
  grpc::Status SummarizeItems(grpc::ServerContext* context, const v1::SummarizeItemsRequest* request,
                              v1::SummarizeItemsResponse* response) override {
    return fake_.Answer("SummarizeItems", context, fake_.summarize_items, *request, *response);
  }
  grpc::Status ListRelatedItems(grpc::ServerContext* context, const v1::ListRelatedItemsRequest* request,
                                v1::ListRelatedItemsResponse* response) override {
    return fake_.Answer("ListRelatedItems", context, fake_.list_related_items, *request, *response);
  }
  grpc::Status ListRepeatPublications(grpc::ServerContext* context,
                                      const v1::ListRepeatPublicationsRequest* request,
                                      v1::ListRepeatPublicationsResponse* response) override {
    return fake_.Answer("ListRepeatPublications", context, fake_.list_repeat_publications, *request,
                        *response);
  }

  grpc::Status GetItem(grpc::ServerContext* context, const v1::GetItemRequest* request,
                       v1::GetItemResponse* response) override {
    return fake_.Answer("GetItem", context, fake_.get_item, *request, *response);
  }
  grpc::Status BatchGetItems(grpc::ServerContext* context, const v1::BatchGetItemsRequest* request,
                             v1::BatchGetItemsResponse* response) override {
    return fake_.Answer("BatchGetItems", context, fake_.batch_get_items, *request, *response);
  }
  grpc::Status ScoreInterests(
      grpc::ServerContext* context,
      grpc::ServerReaderWriter<v1::ScoreInterestsResponse, v1::ScoreInterestsRequest>* stream) override {
    std::vector<v1::ScoreInterestsRequest> requests;
    for (v1::ScoreInterestsRequest request; stream->Read(&request);) requests.push_back(request);
    std::vector<v1::ScoreInterestsResponse> messages;
    const grpc::Status status =
        fake_.Answer("ScoreInterests", context, fake_.score_interests, requests, messages);
    for (const v1::ScoreInterestsResponse& message : messages) stream->Write(message);
    return status;
  }

 private:
  FakeServices& fake_;
};

}  // namespace pulse::client
