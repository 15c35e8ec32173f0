// cordisbright.pulse.v1.RenderService: issues out, as pages, mails and feeds.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"
#include "db/issue_store.h"
#include "services/render/public_site.h"
#include "services/render/render_cache.h"
#include "services/server/call_context.h"
#include "services/server/call_runner.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

struct RenderSettings {
  /// Where the site stands, for requests that do not say; empty for nowhere.
  std::string public_url = {};
  std::size_t cache_bytes = RenderCache::kDefaultBytes;
};

/// Thread-safe. The proto documents each RPC; services/render/requests.h checks
/// the requests, and CallRunner calls the answers below.
class RenderService final : public v1::RenderService::CallbackService {
 public:
  /// Both must outlive the service.
  RenderService(db::IssueStore* store, server::CallRunner* calls, const RenderSettings& settings = {})
      : store_(store), calls_(calls), public_url_(settings.public_url), cache_(settings.cache_bytes) {}

  grpc::ServerUnaryReactor* RenderIssue(grpc::CallbackServerContext* context,
                                        const v1::RenderIssueRequest* request,
                                        v1::RenderIssueResponse* response) override;
  grpc::ServerUnaryReactor* RenderItem(grpc::CallbackServerContext* context,
                                       const v1::RenderItemRequest* request,
                                       v1::RenderItemResponse* response) override;
  grpc::ServerUnaryReactor* RenderDigest(grpc::CallbackServerContext* context,
                                         const v1::RenderDigestRequest* request,
                                         v1::RenderDigestResponse* response) override;
  grpc::ServerUnaryReactor* RenderFeed(grpc::CallbackServerContext* context,
                                       const v1::RenderFeedRequest* request,
                                       v1::RenderFeedResponse* response) override;
  grpc::ServerUnaryReactor* RenderArchiveChart(grpc::CallbackServerContext* context,
                                               const v1::RenderArchiveChartRequest* request,
                                               v1::RenderArchiveChartResponse* response) override;

  /// Of renderings that are kept, in bytes.
  std::size_t cached_bytes() const { return cache_.bytes(); }

 private:
  using Call = server::CallContext;
  using KeptPointer = std::shared_ptr<const Kept>;

  absl::StatusOr<v1::RenderIssueResponse> Answer(const v1::RenderIssueRequest& request, const Call& call);
  absl::StatusOr<v1::RenderItemResponse> Answer(const v1::RenderItemRequest& request, const Call& call);
  absl::StatusOr<v1::RenderDigestResponse> Answer(const v1::RenderDigestRequest& request, const Call& call);
  absl::StatusOr<v1::RenderFeedResponse> Answer(const v1::RenderFeedRequest& request, const Call& call);
  absl::StatusOr<v1::RenderArchiveChartResponse> Answer(const v1::RenderArchiveChartRequest& request,
                                                        const Call& call);

  absl::StatusOr<Kept> Make(const v1::RenderIssueRequest& request, const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderItemRequest& request, const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderDigestRequest& request, const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderFeedRequest& request, const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderArchiveChartRequest& request, const Call& call);

  /// What is kept for `request` as the store stands now, else made and kept.
  template <typename Request>
  absl::StatusOr<KeptPointer> Current(const Request& request, const Call& call);

  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Run(const char* method, grpc::CallbackServerContext* context,
                                const Request* request, Response* response);

  /// The site of a request, else the service's; nothing when there is neither.
  /// INVALID_ARGUMENT: `public_url` is none.
  absl::StatusOr<std::optional<PublicSite>> SiteOf(const std::string& public_url) const;

  db::IssueStore* const store_;
  server::CallRunner* const calls_;
  const std::string public_url_;
  RenderCache cache_;
};

}  // namespace pulse::render
