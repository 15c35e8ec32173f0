// RenderService: digests.

#include "proto/error_reason.h"
#include "services/render/answers.h"
#include "services/render/archive/digest.h"
#include "services/render/archive_reader.h"
#include "services/render/service.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::render {
namespace {

constexpr int kMostIssues = 60;
constexpr int kMostItems = 500;
constexpr char kTooLarge[] = "DIGEST_TOO_LARGE";

ArchiveRange RangeOf(const v1::RenderDigestRequest& request) {
  ArchiveRange range;
  if (request.has_first_edition()) range.first_edition = range.last_edition = request.first_edition();
  if (request.has_last_edition()) range.last_edition = request.last_edition();
  if (!request.has_first_edition()) range.first_edition = range.last_edition;
  if (request.has_publish_time_from()) range.published_from = request.publish_time_from();
  if (request.has_publish_time_before()) range.published_before = request.publish_time_before();
  return range;
}

DigestSelection SelectionOf(const v1::RenderDigestRequest& request) {
  DigestSelection selection;
  selection.sectors = {request.sectors().begin(), request.sectors().end()};
  for (const int kind : request.kinds()) selection.kinds.push_back(static_cast<v1::ItemKind>(kind));
  selection.also_this_month = request.also_this_month();
  selection.title = request.title();
  return selection;
}

// A mail shortens first what its reader cares for least.
RenderOptions OptionsOf(const v1::RenderDigestRequest& request, const std::optional<PublicSite>& site,
                        const std::shared_ptr<const Theme>& theme) {
  RenderOptions options{
      request.fragment(), request.email(), site ? site->home().str() : std::string(), {}, theme};
  *options.email.mutable_sectors() = request.sectors();
  return options;
}

// An aside stands after the items; mail prints its notices there.
Document DocumentOf(const Digest& digest, v1::RenderFormat format, const std::optional<PublicSite>& site) {
  Document document = ReadDigest(digest, site);
  if (format == v1::RENDER_FORMAT_EMAIL && !document.aside.empty()) {
    document.notices.insert(document.notices.begin(), std::exchange(document.aside, {}));
  }
  return document;
}

}  // namespace

absl::StatusOr<Kept> RenderService::Make(const v1::RenderDigestRequest& request, const ThemePointer& theme,
                                         const Call& call) {
  const absl::StatusOr<std::optional<PublicSite>> site = SiteOf(request.public_url());
  if (!site.ok()) return site.status();
  if (!*site && request.format() == v1::RENDER_FORMAT_EMAIL) {
    return server::InvalidField("public_url", server::kFieldRequired,
                                "Say where the site stands: a mail links its items there.");
  }
  const auto issues = ReadPublished(store_, RangeOf(request), kMostIssues, kTooLarge, call.deadline);
  if (!issues.ok()) return issues.status();
  const absl::StatusOr<std::vector<v1::Sector>> taxonomy = store_.ListSectors(call.deadline);
  if (!taxonomy.ok()) return taxonomy.status();

  const Digest digest = ComposeDigest(*issues, SelectionOf(request), *taxonomy);
  RenderOptions options = OptionsOf(request, *site, theme);
  options.stylesheet_url = stylesheet_url_;
  Kept kept;
  kept.item_count = digest.item_count;
  kept.empty = digest.item_count == 0;
  kept.identity = Fingerprint(DeterministicBytes(digest.issue) + digest.aside);
  kept.etag = RenderEtag(kept.identity, request.format(), options);
  if (digest.item_count > kMostItems) {
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition, kTooLarge,
                           "The selection has " + std::to_string(digest.item_count) + " items, where " +
                               std::to_string(kMostItems) + " are the limit. Ask for a shorter range.");
  }
  if (kept.empty) return kept;
  absl::StatusOr<Rendering> rendering =
      RenderDocument(DocumentOf(digest, request.format(), *site), request.format(), options,
                     {kept.etag, SecondsOfMail(digest.issue)});
  if (!rendering.ok()) return rendering.status();
  kept.rendering = *std::move(rendering);
  if (request.include_diagnostics()) kept.diagnostics = Diagnose(digest.issue, kept.rendering);
  return kept;
}

absl::StatusOr<v1::RenderDigestResponse> RenderService::Say(const v1::RenderDigestRequest& request,
                                                            const ThemePointer& theme,
                                                            const Kept& kept) const {
  const absl::StatusOr<std::optional<PublicSite>> site = SiteOf(request.public_url());
  if (!site.ok()) return site.status();
  auto response = AddressedResponse<v1::RenderDigestResponse>(
      kept, request.format(), OptionsOf(request, *site, theme), request.if_none_match());
  if (!response.ok()) return response;
  response->set_empty(kept.empty);
  response->set_item_count(kept.item_count);
  AddDiagnostics(kept, request.include_diagnostics(), &*response);
  return response;
}

}  // namespace pulse::render
