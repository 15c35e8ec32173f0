#include "services/render/renderer.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <string_view>

#include "proto/error_reason.h"
#include "services/render/document.h"
#include "services/render/email_emitter.h"
#include "services/render/fragment_emitter.h"
#include "services/render/markdown_emitter.h"
#include "services/render/mime.h"
#include "services/render/page_emitter.h"
#include "services/render/text_emitter.h"

namespace pulse::render {
namespace {

std::string HexSha256(std::string_view bytes) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) {
    hex += kHex[digest.at(i) >> 4U];
    hex += kHex[digest.at(i) & 0x0FU];
  }
  return hex;
}

std::string Serialized(const google::protobuf::MessageLite& message) {
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

// What stands for the issue's bytes: its etag, or for an issue that was never
// stored the bytes themselves.
std::string Identity(const v1::Issue& issue) {
  return issue.etag().empty() ? Serialized(issue) : issue.etag();
}

// The bytes of the options that `format` reads.
std::string OptionBytes(v1::RenderFormat format, const RenderOptions& options) {
  if (format == v1::RENDER_FORMAT_FRAGMENT) return Serialized(options.fragment);
  if (format == v1::RENDER_FORMAT_EMAIL) return Serialized(options.email);
  return {};
}

// When the message was written: a fact of the issue, never the clock.
std::int64_t SecondsOfMail(const v1::Issue& issue) {
  if (issue.has_publish_time()) return issue.publish_time().seconds();
  if (issue.has_update_time()) return issue.update_time().seconds();
  return FirstSecondOf(issue.edition().year(), issue.edition().month());
}

}  // namespace

std::string RenderEtag(const v1::Issue& issue, v1::RenderFormat format, const RenderOptions& options) {
  // No part before the identity holds a slash, so no two inputs run together.
  return HexSha256(std::string(kRendererVersion) + "/" + std::to_string(format) + "/" +
                   HexSha256(OptionBytes(format, options)) + "/" + Identity(issue));
}

absl::StatusOr<Rendered> RenderIssue(const v1::Issue& issue, v1::RenderFormat format,
                                     const RenderOptions& options) {
  const auto rendered = [&](std::string content, std::string_view content_type) {
    return Rendered{std::move(content), std::string(content_type), RenderEtag(issue, format, options)};
  };
  switch (format) {
    case v1::RENDER_FORMAT_PAGE:
      return rendered(EmitPage(ReadDocument(issue)), "text/html; charset=utf-8");
    case v1::RENDER_FORMAT_TEXT:
      return rendered(EmitText(ReadDocument(issue)), "text/plain; charset=utf-8");
    case v1::RENDER_FORMAT_MARKDOWN:
      return rendered(EmitMarkdown(ReadDocument(issue)), "text/markdown; charset=utf-8");
    case v1::RENDER_FORMAT_FRAGMENT: {
      const absl::StatusOr<FragmentPlace> place = ReadFragmentOptions(options.fragment);
      if (!place.ok()) return place.status();
      return rendered(EmitFragment(ReadDocument(issue), *place), "text/html; charset=utf-8");
    }
    case v1::RENDER_FORMAT_EMAIL: {
      const absl::StatusOr<EmailEnvelope> envelope = ReadEmailOptions(options.email);
      if (!envelope.ok()) return envelope.status();
      absl::StatusOr<std::string> message = EmitEmail(
          ReadDocument(issue), *envelope, {RenderEtag(issue, format, options), SecondsOfMail(issue)});
      if (!message.ok()) return message.status();
      return rendered(*std::move(message), "message/rfc822");
    }
    default:
      return ErrorWithReason(absl::StatusCode::kInvalidArgument, "FORMAT_UNKNOWN",
                             "format must be one of the RENDER_FORMAT values, not UNSPECIFIED", "format");
  }
}

}  // namespace pulse::render
