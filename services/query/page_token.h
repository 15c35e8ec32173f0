// Page tokens: where a listing goes on, for the request it came from only.
//
// A token is the URL-safe base64, without padding, of
//   1 byte   version of this form: 1
//   8 bytes  hash of the request, most significant first
//   n bytes  position, as the store gave it: UTF-8 without NUL
// Callers may keep tokens across restarts and send them to any replica.

#pragma once

#include <google/protobuf/message.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace pulse::query {

/// Longest token read, in bytes: the longest given out holds a title in lower
/// case, at most 1,000 bytes, and an item's name, in base64.
inline constexpr std::size_t kMaxPageTokenBytes = 2000;

/// Hash (64-bit FNV-1a) of the request's type and fields, without `page_token`,
/// `page_size` and `min_cursor`: those a caller may change from page to page. The same in
/// every process.
std::uint64_t HashListRequest(const google::protobuf::Message& request);

/// Token for `position`; empty for an empty one, the end of the listing.
std::string EncodePageToken(std::string_view position, std::uint64_t request_hash);

/// Position in `token`; empty for an empty one. INVALID_ARGUMENT about
/// `page_token`: not a token of ours, or one of another request.
absl::StatusOr<std::string> DecodePageToken(std::string_view token, std::uint64_t request_hash);

/// INVALID_ARGUMENT about `page_token`: what is in it is no position.
absl::Status PageTokenNotOurs();

/// `status`, said of the field `page_token` where it is about the position in
/// one: the store knows positions, not the field they came in.
absl::Status AboutPageToken(const absl::Status& status);

}  // namespace pulse::query
