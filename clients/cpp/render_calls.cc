#include "clients/cpp/client_call.h"

namespace pulse::client {

Result<v1::RenderIssueResponse> Client::RenderIssue(const v1::RenderIssueRequest& request) const {
  return Call(render_, &v1::RenderService::Stub::RenderIssue, request);
}

Result<v1::RenderItemResponse> Client::RenderItem(const v1::RenderItemRequest& request) const {
  return Call(render_, &v1::RenderService::Stub::RenderItem, request);
}

Result<v1::RenderDigestResponse> Client::RenderDigest(const v1::RenderDigestRequest& request) const {
  return Call(render_, &v1::RenderService::Stub::RenderDigest, request);
}

Result<v1::RenderFeedResponse> Client::RenderFeed(const v1::RenderFeedRequest& request) const {
  return Call(render_, &v1::RenderService::Stub::RenderFeed, request);
}

Result<v1::RenderArchiveChartResponse> Client::RenderArchiveChart(
    const v1::RenderArchiveChartRequest& request) const {
  return Call(render_, &v1::RenderService::Stub::RenderArchiveChart, request);
}

}  // namespace pulse::client
