// cordisbright.pulse.v1.RenderService: issues out, as pages, mails and feeds.
//
// What was rendered once is answered from memory, on the thread that took the
// call, without the database and without serialising (see RenderCache); a mail is
// only addressed. What was not, or what an editor asks for with
// include_unpublished, is rendered by a worker.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/render_service.grpc.pb.h"
#include "db/change_tail.h"
#include "db/database.h"
#include "db/issue_store.h"
#include "services/render/document/public_site.h"
#include "services/render/render_cache.h"
#include "services/render/themes/theme_folder.h"
#include "services/server/call_context.h"
#include "services/server/call_runner.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// Every method takes its request and gives its answer as bytes.
using RawMethods = v1::RenderService::WithRawCallbackMethod_RenderIssue<
    v1::RenderService::WithRawCallbackMethod_RenderItem<v1::RenderService::WithRawCallbackMethod_RenderDigest<
        v1::RenderService::WithRawCallbackMethod_RenderFeed<
            v1::RenderService::WithRawCallbackMethod_RenderArchiveChart<
                v1::RenderService::CallbackService>>>>>;

struct RenderSettings {
  /// Where the site stands, for requests that do not say; empty for nowhere.
  std::string public_url = {};
  /// Where the site serves the theme's style, for pages to link to; empty: a page
  /// holds it.
  std::string stylesheet_url = {};
  /// Null for the default theme; else it must outlive the service.
  const ThemeFolder* themes = nullptr;
  std::size_t cache_bytes = RenderCache::kDefaultBytes;
};

/// Thread-safe. The proto documents each RPC; services/render/requests.h checks
/// the requests, and CallRunner calls the answers below.
class RenderService final : public RawMethods {
 public:
  /// Both must outlive the service.
  RenderService(db::Database* database, server::CallRunner* calls, const RenderSettings& settings = {})
      : store_(database),
        calls_(calls),
        public_url_(settings.public_url),
        stylesheet_url_(settings.stylesheet_url),
        themes_(settings.themes),
        cache_(settings.cache_bytes),
        tail_(*database, {&cache_}) {}

  grpc::ServerUnaryReactor* RenderIssue(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                        grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* RenderItem(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* RenderDigest(grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* RenderFeed(grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
                                       grpc::ByteBuffer* response) override;
  grpc::ServerUnaryReactor* RenderArchiveChart(grpc::CallbackServerContext* context,
                                               const grpc::ByteBuffer* request,
                                               grpc::ByteBuffer* response) override;

  /// Of renderings that are kept, in bytes.
  std::size_t cached_bytes() const { return cache_.bytes(); }

 private:
  using Call = server::CallContext;
  using ThemePointer = std::shared_ptr<const Theme>;

  /// What is rendered of the store as it stands.
  absl::StatusOr<Kept> Make(const v1::RenderIssueRequest& request, const ThemePointer& theme,
                            const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderItemRequest& request, const ThemePointer& theme,
                            const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderDigestRequest& request, const ThemePointer& theme,
                            const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderFeedRequest& request, const ThemePointer& theme,
                            const Call& call);
  absl::StatusOr<Kept> Make(const v1::RenderArchiveChartRequest& request, const ThemePointer& theme,
                            const Call& call);

  /// What is made, said to one caller. Fails for the recipient of a mail only.
  absl::StatusOr<v1::RenderIssueResponse> Say(const v1::RenderIssueRequest& request,
                                              const ThemePointer& theme, const Kept& kept) const;
  absl::StatusOr<v1::RenderItemResponse> Say(const v1::RenderItemRequest& request, const ThemePointer& theme,
                                             const Kept& kept) const;
  absl::StatusOr<v1::RenderDigestResponse> Say(const v1::RenderDigestRequest& request,
                                               const ThemePointer& theme, const Kept& kept) const;
  absl::StatusOr<v1::RenderFeedResponse> Say(const v1::RenderFeedRequest& request, const ThemePointer& theme,
                                             const Kept& kept) const;
  absl::StatusOr<v1::RenderArchiveChartResponse> Say(const v1::RenderArchiveChartRequest& request,
                                                     const ThemePointer& theme, const Kept& kept) const;

  template <typename Request>
  grpc::ServerUnaryReactor* Run(const char* method, grpc::CallbackServerContext* context,
                                const grpc::ByteBuffer* request, grpc::ByteBuffer* response);
  /// Whether the answer is at hand.
  template <typename Request>
  bool Recall(const Request& request, grpc::ByteBuffer* answer);
  template <typename Request>
  absl::StatusOr<WireAnswer> Answer(const Request& request, const Call& call);
  template <typename Request>
  absl::StatusOr<WireAnswer> AnswerOf(const Request& request, const ThemePointer& theme,
                                      const Kept& kept) const;
  template <typename Request>
  absl::Status Serialise(const Request& request, const ThemePointer& theme, Kept* kept) const;

  /// Each call asks once, so that it ends with the theme it began with.
  ThemePointer CurrentTheme() const { return themes_ == nullptr ? nullptr : themes_->Current(); }

  /// The site of a request, else the service's; nothing when there is neither.
  /// INVALID_ARGUMENT: `public_url` is none.
  absl::StatusOr<std::optional<PublicSite>> SiteOf(const std::string& public_url) const;

  db::IssueStore store_;
  server::CallRunner* const calls_;
  const std::string public_url_;
  const std::string stylesheet_url_;
  const ThemeFolder* const themes_;
  RenderCache cache_;
  db::ChangeTail tail_;  // last: its thread uses the rest
};

}  // namespace pulse::render
