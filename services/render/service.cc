#include "services/render/service.h"

#include <utility>

#include "services/render/renderer.h"
#include "services/render/requests.h"
#include "services/server/visible_issue.h"

namespace pulse::render {

absl::StatusOr<v1::RenderIssueResponse> RenderService::Answer(const v1::RenderIssueRequest& request,
                                                              const server::CallContext& call) {
  const absl::StatusOr<v1::Issue> issue =
      server::FindVisibleIssue(*store_, request.name(), request.include_unpublished(), call.deadline);
  if (!issue.ok()) return issue.status();

  const RenderOptions options{request.fragment(), request.email()};
  v1::RenderIssueResponse response;
  response.set_revision(issue->revision());
  if (!request.if_none_match().empty() &&
      request.if_none_match() == RenderEtag(*issue, request.format(), options)) {
    response.set_etag(request.if_none_match());
    response.set_not_modified(true);
    return response;
  }
  absl::StatusOr<Rendered> rendered = render::RenderIssue(*issue, request.format(), options);
  if (!rendered.ok()) return rendered.status();
  response.set_content(std::move(rendered->content));
  response.set_content_type(std::move(rendered->content_type));
  response.set_etag(std::move(rendered->etag));
  return response;
}

grpc::ServerUnaryReactor* RenderService::RenderIssue(grpc::CallbackServerContext* context,
                                                     const v1::RenderIssueRequest* request,
                                                     v1::RenderIssueResponse* response) {
  return calls_->Run(
      "RenderService/RenderIssue", context, request, response,
      [](const v1::RenderIssueRequest& asked) { return CheckRequest(asked); },
      [this](const v1::RenderIssueRequest& asked, const server::CallContext& call) {
        return Answer(asked, call);
      });
}

}  // namespace pulse::render
