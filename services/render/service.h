// cordisbright.pulse.v1.RenderService: issues out, as pages.

#pragma once

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"
#include "db/issue_store.h"
#include "services/server/call_context.h"
#include "services/server/call_runner.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// Thread-safe. The proto documents each RPC; services/render/requests.h checks
/// the requests, and CallRunner calls the answers below.
class RenderService final : public v1::RenderService::CallbackService {
 public:
  /// Both must outlive the service.
  RenderService(db::IssueStore* store, server::CallRunner* calls) : store_(store), calls_(calls) {}

  grpc::ServerUnaryReactor* RenderIssue(grpc::CallbackServerContext* context,
                                        const v1::RenderIssueRequest* request,
                                        v1::RenderIssueResponse* response) override;

 private:
  absl::StatusOr<v1::RenderIssueResponse> Answer(const v1::RenderIssueRequest& request,
                                                 const server::CallContext& call);

  db::IssueStore* const store_;
  server::CallRunner* const calls_;
};

}  // namespace pulse::render
