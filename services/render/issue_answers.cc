// RenderService: answers about one issue or item.

#include "proto/error_reason.h"
#include "services/render/answers.h"
#include "services/render/formats/item_emitter.h"
#include "services/render/service.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"
#include "services/server/visible_issue.h"

namespace pulse::render {
namespace {

RenderOptions OptionsOf(const v1::RenderIssueRequest& request, const std::optional<PublicSite>& site,
                        const std::shared_ptr<const Theme>& theme) {
  return {request.fragment(), request.email(), site ? site->home().str() : std::string(), {}, theme};
}

// One item in the format asked for.
absl::StatusOr<Rendering> RenderAlone(const v1::Item& item, const v1::RenderItemRequest& request,
                                      const std::optional<PublicSite>& site) {
  const DocumentItem read = ReadItemAlone(item);
  std::optional<SafeUrl> permalink;
  if (site) permalink = site->ItemUrl(item.name());
  switch (request.format()) {
    case v1::RENDER_FORMAT_FRAGMENT: {
      const absl::StatusOr<FragmentPlace> place = ReadFragmentOptions(request.fragment());
      if (!place.ok()) return place.status();
      return Rendering{EmitItemFragment(read, *place, permalink), "text/html; charset=utf-8", nullptr};
    }
    case v1::RENDER_FORMAT_TEXT:
      return Rendering{EmitItemText(read, permalink), "text/plain; charset=utf-8", nullptr};
    default:
      return Rendering{EmitItemMarkdown(read, permalink), "text/markdown; charset=utf-8", nullptr};
  }
}

Diagnostics DiagnoseItem(const v1::Item& item, const Rendering& rendering) {
  Diagnostics found;
  found.push_back(SizeOf(rendering.content.size(), 0));
  CheckText(item.name(), item.body(), false, &found);
  return found;
}

}  // namespace

absl::StatusOr<Kept> RenderService::Make(const v1::RenderIssueRequest& request, const ThemePointer& theme,
                                         const Call& call) {
  const absl::StatusOr<std::optional<PublicSite>> site = SiteOf(request.public_url());
  if (!site.ok()) return site.status();
  const absl::StatusOr<v1::Issue> issue =
      server::FindVisibleIssue(store_, request.name(), request.include_unpublished(), call.deadline);
  if (!issue.ok()) return issue.status();
  RenderOptions options = OptionsOf(request, *site, theme);
  options.stylesheet_url = stylesheet_url_;
  Kept kept;
  kept.identity = issue->etag();
  kept.etag = RenderEtag(kept.identity, request.format(), options);
  kept.revision = issue->revision();
  absl::StatusOr<Rendering> rendering =
      RenderDocument(ReadDocument(*issue), request.format(), options, {kept.etag, SecondsOfMail(*issue)});
  if (!rendering.ok()) return rendering.status();
  kept.rendering = *std::move(rendering);
  if (request.include_diagnostics()) kept.diagnostics = Diagnose(*issue, kept.rendering);
  return kept;
}

absl::StatusOr<v1::RenderIssueResponse> RenderService::Say(const v1::RenderIssueRequest& request,
                                                           const ThemePointer& theme,
                                                           const Kept& kept) const {
  const absl::StatusOr<std::optional<PublicSite>> site = SiteOf(request.public_url());
  if (!site.ok()) return site.status();
  auto response = AddressedResponse<v1::RenderIssueResponse>(
      kept, request.format(), OptionsOf(request, *site, theme), request.if_none_match());
  if (!response.ok()) return response;
  response->set_revision(kept.revision);
  AddDiagnostics(kept, request.include_diagnostics(), &*response);
  return response;
}

absl::StatusOr<Kept> RenderService::Make(const v1::RenderItemRequest& request, const ThemePointer& theme,
                                         const Call& call) {
  const absl::StatusOr<std::optional<PublicSite>> site = SiteOf(request.public_url());
  if (!site.ok()) return site.status();
  const auto found = store_.FindItems({request.name()}, request.include_unpublished(), call.deadline);
  if (!found.ok()) return found.status();
  if (!found->items.front()) {
    return ErrorWithReason(absl::StatusCode::kNotFound, server::kItemNotFound,
                           "There is no item " + request.name() + ". ListItems lists those there are.");
  }
  const db::StoredItem& stored = *found->items.front();
  absl::StatusOr<Rendering> rendering = RenderAlone(stored.item, request, *site);
  if (!rendering.ok()) return rendering.status();
  Kept kept;
  kept.etag = RenderEtag(request.name() + "/" + stored.etag, request.format(),
                         {request.fragment(), {}, *site ? (*site)->home().str() : std::string(), {}, theme});
  kept.revision = stored.revision;
  kept.rendering = *std::move(rendering);
  if (request.include_diagnostics()) kept.diagnostics = DiagnoseItem(stored.item, kept.rendering);
  return kept;
}

absl::StatusOr<v1::RenderItemResponse> RenderService::Say(const v1::RenderItemRequest& request,
                                                          const ThemePointer& /*theme*/,
                                                          const Kept& kept) const {
  auto response = ResponseOf<v1::RenderItemResponse>(kept, request.if_none_match());
  response.set_revision(kept.revision);
  AddDiagnostics(kept, request.include_diagnostics(), &response);
  return response;
}

}  // namespace pulse::render
