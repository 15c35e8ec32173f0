// Checks of what several requests have in common. Each answers OK, or
// INVALID_ARGUMENT with a reason and the field's path.

#pragma once

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/content_view.pb.h"
#include "db/change_cursor.h"
#include "services/query/requests.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"

namespace pulse::query {

/// Not negative.
absl::Status CheckPageSize(int page_size);

/// OK when a repeated field has at most `limit` values.
absl::Status CheckCount(const char* field, int count, int limit);

/// OK when `text` has at most `limit` bytes.
absl::Status CheckLength(const char* field, const std::string& text, std::size_t limit);

/// The fields of reads that `request` has: view, if_none_match, page_size,
/// min_cursor.
template <typename Request>
absl::Status CheckReading(const Request& request) {
  if constexpr (requires { request.view(); }) {
    if (!v1::ContentView_IsValid(request.view())) {
      return server::InvalidField("view", server::kFieldOutOfRange, "Not a ContentView.");
    }
  }
  if constexpr (requires { request.if_none_match(); }) {
    auto status = CheckLength("if_none_match", request.if_none_match(), kMaxEtagBytes);
    if (!status.ok()) return status;
  }
  if constexpr (requires { request.page_size(); }) {
    if (auto status = CheckPageSize(request.page_size()); !status.ok()) return status;
  }
  return CheckLength("min_cursor", request.min_cursor(), db::kMaxCursorBytes);
}

}  // namespace pulse::query
