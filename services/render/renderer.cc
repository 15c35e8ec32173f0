#include "services/render/renderer.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <openssl/evp.h>

#include <array>
#include <string_view>

#include "proto/error_reason.h"
#include "services/render/document.h"
#include "services/render/markdown_emitter.h"
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

// What stands for the issue's bytes: its etag, or for an issue that was never
// stored the bytes themselves.
std::string Identity(const v1::Issue& issue) {
  if (!issue.etag().empty()) return issue.etag();
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  issue.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

}  // namespace

std::string RenderEtag(const v1::Issue& issue, v1::RenderFormat format) {
  // No part before the identity holds a slash, so no two inputs run together.
  return HexSha256(std::string(kRendererVersion) + "/" + std::to_string(format) + "/" + Identity(issue));
}

absl::StatusOr<Rendered> RenderIssue(const v1::Issue& issue, v1::RenderFormat format) {
  const auto rendered = [&](std::string content, std::string_view content_type) {
    return Rendered{std::move(content), std::string(content_type), RenderEtag(issue, format)};
  };
  switch (format) {
    case v1::RENDER_FORMAT_PAGE:
      return rendered(EmitPage(ReadDocument(issue)), "text/html; charset=utf-8");
    case v1::RENDER_FORMAT_TEXT:
      return rendered(EmitText(ReadDocument(issue)), "text/plain; charset=utf-8");
    case v1::RENDER_FORMAT_MARKDOWN:
      return rendered(EmitMarkdown(ReadDocument(issue)), "text/markdown; charset=utf-8");
    default:
      return ErrorWithReason(
          absl::StatusCode::kInvalidArgument, "FORMAT_UNKNOWN",
          "format must be RENDER_FORMAT_PAGE, RENDER_FORMAT_TEXT or RENDER_FORMAT_MARKDOWN", "format");
  }
}

}  // namespace pulse::render
