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
  /// Strong validator: SHA-256 over issue etag, format, renderer version.
  std::string etag;
};

/// Etag that RenderIssue would answer, without rendering.
std::string RenderEtag(const v1::Issue& issue, v1::RenderFormat format);

/// INVALID_ARGUMENT: `format` is unspecified or unknown.
absl::StatusOr<Rendered> RenderIssue(const v1::Issue& issue, v1::RenderFormat format);

}  // namespace pulse::render
