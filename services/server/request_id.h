// The id that ties a call's log lines, its answer and the caller's own log together.

#pragma once

#include <string>
#include <string_view>

namespace pulse::server {

/// Metadata key, in and out.
inline constexpr char kRequestIdKey[] = "x-request-id";

/// True for 1 to 64 characters of `[A-Za-z0-9._-]`: anything else a caller
/// sends is replaced, so that it cannot forge log lines.
bool IsRequestId(std::string_view text);

/// A fresh id of 16 lower-case hex digits.
std::string MintRequestId();

}  // namespace pulse::server
