#include "services/query/page_token.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"
#include "text/utf8.h"

namespace pulse::query {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kHashBytes = 8;
constexpr std::size_t kHeaderBytes = 1 + kHashBytes;

absl::string_view ToAbsl(std::string_view text) { return {text.data(), text.size()}; }

std::uint64_t Fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return hash;
}

std::string HeaderFor(std::uint64_t request_hash) {
  std::string header(1, kVersion);
  for (std::size_t i = kHashBytes; i-- > 0;) header += static_cast<char>(request_hash >> (8 * i) & 0xff);
  return header;
}

// Whether it can be a position: those are text that the database takes.
bool IsText(std::string_view bytes) {
  return text::IsUtf8(bytes) && bytes.find('\0') == std::string_view::npos;
}

absl::Status Refuse(std::string_view message) {
  return server::InvalidField("page_token", server::kPageTokenInvalid, message);
}

}  // namespace

std::uint64_t HashListRequest(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> conditions(request.New());
  conditions->CopyFrom(request);
  const auto* descriptor = conditions->GetDescriptor();
  for (const char* field : {"page_token", "page_size", "min_cursor"}) {
    conditions->GetReflection()->ClearField(conditions.get(), descriptor->FindFieldByName(field));
  }
  std::string bytes = descriptor->full_name() + '\0';
  {
    google::protobuf::io::StringOutputStream stream(&bytes);  // appends
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    conditions->SerializeToCodedStream(&coded);
  }
  return Fnv1a(bytes);
}

std::string EncodePageToken(std::string_view position, std::uint64_t request_hash) {
  if (position.empty()) return {};
  return absl::WebSafeBase64Escape(HeaderFor(request_hash).append(position));
}

absl::StatusOr<std::string> DecodePageToken(std::string_view token, std::uint64_t request_hash) {
  if (token.empty()) return std::string();
  std::string bytes;
  if (token.size() > kMaxPageTokenBytes || !absl::WebSafeBase64Unescape(ToAbsl(token), &bytes) ||
      bytes.size() <= kHeaderBytes || bytes[0] != kVersion ||
      !IsText(std::string_view(bytes).substr(kHeaderBytes))) {
    return Refuse("Not a page token of this service. Pass next_page_token of the page before, or nothing.");
  }
  if (bytes.compare(0, kHeaderBytes, HeaderFor(request_hash)) != 0) {
    return Refuse(
        "This page token belongs to a request with other conditions. "
        "Repeat the request it came from, or start without a token.");
  }
  return bytes.substr(kHeaderBytes);
}

absl::Status PageTokenNotOurs() { return Refuse("Not a page token of this service. Start without a token."); }

absl::Status AboutPageToken(const absl::Status& status) {
  return GetErrorReason(status) == server::kPageTokenInvalid ? PageTokenNotOurs() : status;
}

}  // namespace pulse::query
