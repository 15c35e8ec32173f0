// What the answers of RenderService have in common.

#pragma once

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "services/render/formats/deterministic_bytes.h"
#include "services/render/formats/renderer.h"
#include "services/render/kept.h"
#include "services/render/mime/email_options.h"

namespace pulse::render {

/// Lower-case hexadecimal SHA-256 of `bytes`.
std::string Fingerprint(const std::string& bytes);

/// The key of a request in RenderCache: all of it but `if_none_match` and, of a
/// mail's recipient, all but whether there is a name; and the theme.
template <typename Request>
std::string CacheKey(Request request, const std::string& theme_version);

/// What is to say of `rendering`: its size, what did not fit into a mail, and the
/// links and images of the `issue` it was made of.
Diagnostics Diagnose(const v1::Issue& issue, const Rendering& rendering);

/// Fills content, type, etag and `not_modified`.
template <typename Response>
Response ResponseOf(const Kept& kept, const std::string& if_none_match) {
  Response response;
  response.set_etag(kept.etag);
  if (!if_none_match.empty() && if_none_match == kept.etag) {
    response.set_not_modified(true);
    return response;
  }
  response.set_content(kept.rendering.content);
  response.set_content_type(kept.rendering.content_type);
  return response;
}

/// As ResponseOf, of a rendering that may be a mail: then it is addressed, and
/// its etag is that of this recipient's. INVALID_ARGUMENT: the recipient is not
/// as the proto says.
template <typename Response>
absl::StatusOr<Response> AddressedResponse(const Kept& kept, v1::RenderFormat format,
                                           const RenderOptions& options, const std::string& if_none_match) {
  if (kept.rendering.draft == nullptr) return ResponseOf<Response>(kept, if_none_match);
  const absl::StatusOr<EmailEnvelope> envelope = ReadEmailOptions(options.email);
  if (!envelope.ok()) return envelope.status();
  Response response;
  response.set_etag(RenderEtag(kept.identity, format, options));
  if (!if_none_match.empty() && if_none_match == response.etag()) {
    response.set_not_modified(true);
    return response;
  }
  response.set_content(kept.rendering.draft->Address(*envelope, response.etag()));
  response.set_content_type(kept.rendering.content_type);
  return response;
}

template <typename Response>
void AddDiagnostics(const Kept& kept, bool asked, Response* response) {
  if (!asked) return;
  *response->mutable_diagnostics() = {kept.diagnostics.begin(), kept.diagnostics.end()};
}

/// Leaves of the recipient whether there is a name.
void RemoveRecipient(v1::EmailOptions* email);

template <typename Request>
std::string CacheKey(Request request, const std::string& theme_version) {
  request.clear_if_none_match();
  if constexpr (requires { request.email(); }) {
    if (request.has_email()) RemoveRecipient(request.mutable_email());
  }
  return Fingerprint(request.GetTypeName() + "/" + theme_version + "/" + DeterministicBytes(request));
}

}  // namespace pulse::render
