// Where each RPC comes in, and how an answer is found or made. What it says is in
// *_answers.cc.

#include "services/render/service.h"

#include "services/render/answers.h"
#include "services/render/requests.h"
#include "services/server/wire_message.h"

namespace pulse::render {
namespace {

// The one issue that a request is about; empty: all that are published.
std::string IssueOf(const v1::RenderIssueRequest& request) { return request.name(); }
std::string IssueOf(const v1::RenderItemRequest& request) {
  return request.name().substr(0, request.name().find("/items/"));
}
template <typename Request>
std::string IssueOf(const Request& /*request*/) {
  return {};
}

// An editor's own look at drafts is always the newest, and never kept.
template <typename Request>
bool ForReaders(const Request& request) {
  if constexpr (requires { request.include_unpublished(); }) return !request.include_unpublished();
  return true;
}

}  // namespace

template <typename Request>
absl::StatusOr<WireAnswer> RenderService::AnswerOf(const Request& request, const ThemePointer& theme,
                                                   const Kept& kept) const {
  if (!kept.is_mail()) return kept.AnswerTo(request.if_none_match());
  const auto said = Say(request, theme, kept);
  if (!said.ok()) return said.status();
  return WireAnswer{server::ToWire(*said)};
}

template <typename Request>
bool RenderService::Recall(const Request& request, grpc::ByteBuffer* answer) {
  if (!ForReaders(request)) return false;
  const ThemePointer theme = CurrentTheme();
  const KeptPointer kept = cache_.Find(CacheKey(request, ThemeVersion(theme)));
  if (kept == nullptr) return false;
  absl::StatusOr<WireAnswer> found = AnswerOf(request, theme, *kept);
  if (!found.ok()) return false;
  answer->Swap(&found->bytes);
  return true;
}

// What is sent again and again is serialised once. A mail never is.
template <typename Request>
absl::Status RenderService::Serialise(const Request& request, const ThemePointer& theme, Kept* kept) const {
  if (kept->is_mail()) return absl::OkStatus();
  Request asked = request;
  asked.clear_if_none_match();
  const auto whole = Say(asked, theme, *kept);
  if (!whole.ok()) return whole.status();
  asked.set_if_none_match(kept->etag);
  const auto not_modified = Say(asked, theme, *kept);
  if (!not_modified.ok()) return not_modified.status();
  kept->whole = server::ToSlice(*whole);
  kept->not_modified = server::ToSlice(*not_modified);
  kept->rendering.content = {};
  kept->diagnostics = {};
  return absl::OkStatus();
}

template <typename Request>
absl::StatusOr<WireAnswer> RenderService::Answer(const Request& request, const Call& call) {
  const ThemePointer theme = CurrentTheme();
  const std::string key = CacheKey(request, ThemeVersion(theme));
  KeptPointer kept;
  if (ForReaders(request)) kept = cache_.Find(key);  // another call may have made it meanwhile
  if (kept == nullptr) {
    RenderCache::Making making(&cache_, IssueOf(request));
    absl::StatusOr<Kept> made = Make(request, theme, call);
    if (!made.ok()) return made.status();
    if (absl::Status status = Serialise(request, theme, &*made); !status.ok()) return status;
    kept = std::make_shared<const Kept>(*std::move(made));
    if (ForReaders(request)) making.Keep(key, kept);
  }
  return AnswerOf(request, theme, *kept);
}

template <typename Request>
grpc::ServerUnaryReactor* RenderService::Run(const char* method, grpc::CallbackServerContext* context,
                                             const grpc::ByteBuffer* request, grpc::ByteBuffer* response) {
  return calls_->RunStored<Request>(
      method, context, request, response, [](const Request& asked) { return CheckRequest(asked); },
      [this](const Request& asked, grpc::ByteBuffer* answer) { return Recall(asked, answer); },
      [this](const Request& asked, const Call& call) { return Answer(asked, call); },
      [](const Request& /*asked*/) { return server::CallRunner::Gate(); });
}

grpc::ServerUnaryReactor* RenderService::RenderIssue(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Run<v1::RenderIssueRequest>("RenderService/RenderIssue", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderItem(grpc::CallbackServerContext* context,
                                                    const grpc::ByteBuffer* request,
                                                    grpc::ByteBuffer* response) {
  return Run<v1::RenderItemRequest>("RenderService/RenderItem", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderDigest(grpc::CallbackServerContext* context,
                                                      const grpc::ByteBuffer* request,
                                                      grpc::ByteBuffer* response) {
  return Run<v1::RenderDigestRequest>("RenderService/RenderDigest", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderFeed(grpc::CallbackServerContext* context,
                                                    const grpc::ByteBuffer* request,
                                                    grpc::ByteBuffer* response) {
  return Run<v1::RenderFeedRequest>("RenderService/RenderFeed", context, request, response);
}

grpc::ServerUnaryReactor* RenderService::RenderArchiveChart(grpc::CallbackServerContext* context,
                                                            const grpc::ByteBuffer* request,
                                                            grpc::ByteBuffer* response) {
  return Run<v1::RenderArchiveChartRequest>("RenderService/RenderArchiveChart", context, request, response);
}

}  // namespace pulse::render
