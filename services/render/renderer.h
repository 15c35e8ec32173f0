// Issue → page: one walk over the issue, one emitter a format.
//
// Pure and deterministic: no clock, no randomness, no locale, no input but the
// arguments; the same issue and options give the same bytes. Thread-safe.

#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "cordisbright/pulse/v1/render_service.pb.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// Names the behaviour of the emitters; part of every etag. Change it whenever
/// the same issue would come out as other bytes.
inline constexpr char kRendererVersion[] = "1";

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
};

/// Etag that RenderIssue would answer, without rendering.
std::string RenderEtag(const v1::Issue& issue, v1::RenderFormat format, const RenderOptions& options = {});

/// INVALID_ARGUMENT: `format` is unspecified or unknown, or an option of the
/// format is not what the proto says (the field is named). FAILED_PRECONDITION:
/// an e-mail whose footer alone is too large to send.
absl::StatusOr<Rendered> RenderIssue(const v1::Issue& issue, v1::RenderFormat format,
                                     const RenderOptions& options = {});

}  // namespace pulse::render
