// Issue → page: one walk over the issue, one emitter a format.
//
// Pure and deterministic: no clock, no randomness, no locale, no input but the
// arguments; the same issue and options give the same bytes. Thread-safe.

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "cordisbright/pulse/v1/render_service.pb.h"
#include "services/render/document/document.h"
#include "services/render/mail/email_emitter.h"
#include "services/render/themes/theme.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// Names the behaviour of the emitters; part of every etag. Change it whenever
/// the same issue would come out as other bytes.
inline constexpr char kRendererVersion[] = "3";

struct Rendered {
  std::string content;
  std::string content_type;  // media type with charset
  /// Strong validator: SHA-256 over issue etag, format, options, renderer version.
  std::string etag;
};

/// What only some formats ask for; each is read for its own format alone.
struct RenderOptions {
  v1::FragmentOptions fragment;
  v1::EmailOptions email;
  /// Where the site stands (document/public_site.h), or empty.
  std::string public_url = {};
  /// Of pages: where the theme's style is served, an http or https URL; empty:
  /// a page holds it.
  std::string stylesheet_url = {};
  /// Null is the default theme.
  std::shared_ptr<const Theme> theme = nullptr;
};

/// What a document is rendered to.
struct Rendering {
  std::string content;       // empty where there is a draft
  std::string content_type;  // media type with charset
  /// A mail, which is yet to be addressed; null in other formats.
  std::shared_ptr<const EmailDraft> draft;
};

/// Of a mail only: `key` as EmailDraft::Write says, `seconds` for its Date.
struct RenderStamp {
  std::string_view key;
  std::int64_t seconds = 0;
};

/// Etag of what has `identity` (of an issue, its etag) rendered so.
std::string RenderEtag(std::string_view identity, v1::RenderFormat format, const RenderOptions& options);

/// Etag that RenderIssue would answer, without rendering.
std::string RenderEtag(const v1::Issue& issue, v1::RenderFormat format, const RenderOptions& options = {});

/// When a mail of `issue` was written: a fact of the issue, never the clock.
std::int64_t SecondsOfMail(const v1::Issue& issue);

/// Errors as RenderIssue.
absl::StatusOr<Rendering> RenderDocument(const Document& document, v1::RenderFormat format,
                                         const RenderOptions& options, const RenderStamp& stamp);

/// INVALID_ARGUMENT: `format` is unspecified or unknown, or an option of the
/// format is not what the proto says (the field is named). FAILED_PRECONDITION:
/// an e-mail whose footer alone is too large to send.
absl::StatusOr<Rendered> RenderIssue(const v1::Issue& issue, v1::RenderFormat format,
                                     const RenderOptions& options = {});

}  // namespace pulse::render
