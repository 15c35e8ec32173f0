// The render service of FakeServices, whose file alone includes this.

#pragma once

#include "clients/cpp/fake_services.h"

namespace pulse::client {

class FakeServices::Render : public v1::RenderService::Service {
 public:
  explicit Render(FakeServices& fake) : fake_(fake) {}
  grpc::Status RenderIssue(grpc::ServerContext* context, const v1::RenderIssueRequest* request,
                           v1::RenderIssueResponse* response) override {
    return fake_.Answer("RenderIssue", context, fake_.render_issue, *request, *response);
  }
  grpc::Status RenderItem(grpc::ServerContext* context, const v1::RenderItemRequest* request,
                          v1::RenderItemResponse* response) override {
    return fake_.Answer("RenderItem", context, fake_.render_item, *request, *response);
  }
  grpc::Status RenderDigest(grpc::ServerContext* context, const v1::RenderDigestRequest* request,
                            v1::RenderDigestResponse* response) override {
    return fake_.Answer("RenderDigest", context, fake_.render_digest, *request, *response);
  }
  grpc::Status RenderFeed(grpc::ServerContext* context, const v1::RenderFeedRequest* request,
                          v1::RenderFeedResponse* response) override {
    return fake_.Answer("RenderFeed", context, fake_.render_feed, *request, *response);
  }
  grpc::Status RenderArchiveChart(grpc::ServerContext* context, const v1::RenderArchiveChartRequest* request,
                                  v1::RenderArchiveChartResponse* response) override {
    return fake_.Answer("RenderArchiveChart", context, fake_.render_archive_chart, *request, *response);
  }

 private:
  FakeServices& fake_;
};

}  // namespace pulse::client
