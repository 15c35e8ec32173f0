#include "services/render/formats/renderer.h"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "proto/error_reason.h"
#include "services/render/document/public_site.h"
#include "services/render/formats/deterministic_bytes.h"
#include "services/render/mime/dates.h"
#include "services/render/page/fragment_emitter.h"
#include "services/render/page/page_emitter.h"
#include "services/render/text/markdown_emitter.h"
#include "services/render/text/text_emitter.h"
#include "text/hex.h"

namespace pulse::render {
namespace {

std::string HexSha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return text::Hex(std::string(digest.begin(), digest.begin() + size));
}

// The bytes of the options that `format` reads.
std::string OptionBytes(v1::RenderFormat format, const RenderOptions& options) {
  if (format == v1::RENDER_FORMAT_FRAGMENT) return DeterministicBytes(options.fragment);
  if (format == v1::RENDER_FORMAT_EMAIL) return DeterministicBytes(options.email);
  if (format == v1::RENDER_FORMAT_PAGE && !options.stylesheet_url.empty()) {
    return options.stylesheet_url + " ";  // which no URL after it holds
  }
  return {};
}

const Theme& ThemeOf(const RenderOptions& options) {
  return options.theme == nullptr ? Theme::Default() : *options.theme;
}

// A digest has no name and stands nowhere.
std::optional<SafeUrl> PageUrl(const Document& document, const RenderOptions& options) {
  const std::optional<PublicSite> site = PublicSite::Parse(options.public_url);
  if (!site || document.name.empty()) return std::nullopt;
  return site->IssueUrl(document.name);
}

// Of a mailto: URL there is no style to fetch.
std::optional<SafeUrl> StyleSheetUrl(const std::string& text) {
  return text.rfind("http", 0) == 0 ? SafeUrl::Parse(text) : std::nullopt;
}

absl::StatusOr<Rendering> RenderMail(const Document& document, const RenderOptions& options,
                                     const RenderStamp& stamp) {
  absl::StatusOr<EmailEnvelope> envelope = ReadEmailOptions(options.email);
  if (!envelope.ok()) return envelope.status();
  absl::StatusOr<EmailDraft> draft =
      EmailDraft::Write(document, *envelope, stamp.key, stamp.seconds, ThemeOf(options));
  if (!draft.ok()) return draft.status();
  return Rendering{{}, "message/rfc822", std::make_shared<const EmailDraft>(*std::move(draft))};
}

}  // namespace

std::string RenderEtag(std::string_view identity, v1::RenderFormat format, const RenderOptions& options) {
  // No part before the identity holds a slash, so no two inputs run together.
  return HexSha256(std::string(kRendererVersion) + "/" + std::to_string(format) + "/" +
                   HexSha256(OptionBytes(format, options) + options.public_url) + "/" +
                   HexSha256(ThemeVersion(options.theme)) + "/" + std::string(identity));
}

std::string RenderEtag(const v1::Issue& issue, v1::RenderFormat format, const RenderOptions& options) {
  // An issue that was never stored has no etag: its bytes stand for themselves.
  return RenderEtag(issue.etag().empty() ? DeterministicBytes(issue) : issue.etag(), format, options);
}

// When a mail was written: a fact of the issue, never the clock.
std::int64_t SecondsOfMail(const v1::Issue& issue) {
  if (issue.has_publish_time()) return issue.publish_time().seconds();
  if (issue.has_update_time()) return issue.update_time().seconds();
  return FirstSecondOf(issue.edition().year(), issue.edition().month());
}

absl::StatusOr<Rendering> RenderDocument(const Document& document, v1::RenderFormat format,
                                         const RenderOptions& options, const RenderStamp& stamp) {
  switch (format) {
    case v1::RENDER_FORMAT_PAGE:
      return Rendering{EmitPage(document, {PageUrl(document, options), StyleSheetUrl(options.stylesheet_url),
                                           ThemeOf(options)}),
                       "text/html; charset=utf-8", nullptr};
    case v1::RENDER_FORMAT_TEXT:
      return Rendering{EmitText(document), "text/plain; charset=utf-8", nullptr};
    case v1::RENDER_FORMAT_MARKDOWN:
      return Rendering{EmitMarkdown(document), "text/markdown; charset=utf-8", nullptr};
    case v1::RENDER_FORMAT_FRAGMENT: {
      const absl::StatusOr<FragmentPlace> place = ReadFragmentOptions(options.fragment);
      if (!place.ok()) return place.status();
      return Rendering{EmitFragment(document, *place), "text/html; charset=utf-8", nullptr};
    }
    case v1::RENDER_FORMAT_EMAIL:
      return RenderMail(document, options, stamp);
    default:
      return ErrorWithReason(absl::StatusCode::kInvalidArgument, "FORMAT_UNKNOWN",
                             "format must be one of the RENDER_FORMAT values, not UNSPECIFIED", "format");
  }
}

absl::StatusOr<Rendered> RenderIssue(const v1::Issue& issue, v1::RenderFormat format,
                                     const RenderOptions& options) {
  const std::string etag = RenderEtag(issue, format, options);
  absl::StatusOr<Rendering> rendering =
      RenderDocument(ReadDocument(issue), format, options, {etag, SecondsOfMail(issue)});
  if (!rendering.ok()) return rendering.status();
  if (rendering->draft == nullptr) {
    return Rendered{std::move(rendering->content), std::move(rendering->content_type), etag};
  }
  const absl::StatusOr<EmailEnvelope> envelope = ReadEmailOptions(options.email);
  if (!envelope.ok()) return envelope.status();
  return Rendered{rendering->draft->Address(*envelope, etag), std::move(rendering->content_type), etag};
}

}  // namespace pulse::render
