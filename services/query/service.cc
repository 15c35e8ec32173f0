// Where each RPC comes in. What it answers is in *_answers.cc, and in interests/.

#include "services/query/service.h"

#include <memory>

#include "services/query/interests/interest_stream.h"
#include "services/query/requests.h"

namespace pulse::query {

template <typename Request, typename Response>
grpc::ServerUnaryReactor* QueryService::Run(const char* method, grpc::CallbackServerContext* context,
                                            const Request* request, Response* response) {
  return calls_->Run(
      method, context, request, response, [](const Request& asked) { return CheckRequest(asked); },
      [this](const Request& asked, const Call& call) -> Answered<Response> {
        if constexpr (requires { asked.min_cursor(); }) {
          if (absl::Status status = wait_.Until(asked.min_cursor(), call.deadline); !status.ok())
            return status;
        }
        return Answer(asked, call);
      });
}

grpc::ServerUnaryReactor* QueryService::GetLatestIssue(grpc::CallbackServerContext* context,
                                                       const v1::GetLatestIssueRequest* request,
                                                       v1::GetLatestIssueResponse* response) {
  return Run("QueryService/GetLatestIssue", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::GetIssue(grpc::CallbackServerContext* context,
                                                 const v1::GetIssueRequest* request,
                                                 v1::GetIssueResponse* response) {
  return Run("QueryService/GetIssue", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListIssues(grpc::CallbackServerContext* context,
                                                   const v1::ListIssuesRequest* request,
                                                   v1::ListIssuesResponse* response) {
  return Run("QueryService/ListIssues", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::GetItem(grpc::CallbackServerContext* context,
                                                const v1::GetItemRequest* request,
                                                v1::GetItemResponse* response) {
  return Run("QueryService/GetItem", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::BatchGetItems(grpc::CallbackServerContext* context,
                                                      const v1::BatchGetItemsRequest* request,
                                                      v1::BatchGetItemsResponse* response) {
  return Run("QueryService/BatchGetItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListItems(grpc::CallbackServerContext* context,
                                                  const v1::ListItemsRequest* request,
                                                  v1::ListItemsResponse* response) {
  return Run("QueryService/ListItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListSectors(grpc::CallbackServerContext* context,
                                                    const v1::ListSectorsRequest* request,
                                                    v1::ListSectorsResponse* response) {
  return Run("QueryService/ListSectors", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::SearchItems(grpc::CallbackServerContext* context,
                                                    const v1::SearchItemsRequest* request,
                                                    v1::SearchItemsResponse* response) {
  return Run("QueryService/SearchItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListPublishers(grpc::CallbackServerContext* context,
                                                       const v1::ListPublishersRequest* request,
                                                       v1::ListPublishersResponse* response) {
  return Run("QueryService/ListPublishers", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::GetPublisher(grpc::CallbackServerContext* context,
                                                     const v1::GetPublisherRequest* request,
                                                     v1::GetPublisherResponse* response) {
  return Run("QueryService/GetPublisher", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::SuggestTerms(grpc::CallbackServerContext* context,
                                                     const v1::SuggestTermsRequest* request,
                                                     v1::SuggestTermsResponse* response) {
  return Run("QueryService/SuggestTerms", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::SummarizeItems(grpc::CallbackServerContext* context,
                                                       const v1::SummarizeItemsRequest* request,
                                                       v1::SummarizeItemsResponse* response) {
  return Run("QueryService/SummarizeItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListRelatedItems(grpc::CallbackServerContext* context,
                                                         const v1::ListRelatedItemsRequest* request,
                                                         v1::ListRelatedItemsResponse* response) {
  return Run("QueryService/ListRelatedItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListRepeatPublications(
    grpc::CallbackServerContext* context, const v1::ListRepeatPublicationsRequest* request,
    v1::ListRepeatPublicationsResponse* response) {
  return Run("QueryService/ListRepeatPublications", context, request, response);
}

grpc::ServerBidiReactor<v1::ScoreInterestsRequest, v1::ScoreInterestsResponse>* QueryService::ScoreInterests(
    grpc::CallbackServerContext* context) {
  return calls_->RunConversation<v1::ScoreInterestsRequest, v1::ScoreInterestsResponse>(
      "QueryService/ScoreInterests", context, std::make_unique<interests::InterestStream>(&readers_.facts));
}

}  // namespace pulse::query
