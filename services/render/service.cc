#include "services/render/service.h"

#include "services/render/requests.h"

namespace pulse::render {

template <typename Request, typename Response>
grpc::ServerUnaryReactor* RenderService::Run(const char* method, grpc::CallbackServerContext* context,
                                             const Request* request, Response* response) {
  return calls_->Run(
      method, context, request, response, [](const Request& asked) { return CheckRequest(asked); },
      [this](const Request& asked, const server::CallContext& call) { return Answer(asked, call); });
}

grpc::ServerUnaryReactor* RenderService::RenderIssue(grpc::CallbackServerContext* context,
                                                     const v1::RenderIssueRequest* request,
                                                     v1::RenderIssueResponse* response) {
  return Run("RenderService/RenderIssue", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderItem(grpc::CallbackServerContext* context,
                                                    const v1::RenderItemRequest* request,
                                                    v1::RenderItemResponse* response) {
  return Run("RenderService/RenderItem", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderDigest(grpc::CallbackServerContext* context,
                                                      const v1::RenderDigestRequest* request,
                                                      v1::RenderDigestResponse* response) {
  return Run("RenderService/RenderDigest", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderFeed(grpc::CallbackServerContext* context,
                                                    const v1::RenderFeedRequest* request,
                                                    v1::RenderFeedResponse* response) {
  return Run("RenderService/RenderFeed", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderArchiveChart(grpc::CallbackServerContext* context,
                                                            const v1::RenderArchiveChartRequest* request,
                                                            v1::RenderArchiveChartResponse* response) {
  return Run("RenderService/RenderArchiveChart", context, request, response);
}

}  // namespace pulse::render
