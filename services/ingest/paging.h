// Pages of the lists that the ingest service answers.

#pragma once

#include <string_view>

#include "absl/status/status.h"

namespace pulse::ingest {

/// Entries a page, when the caller does not say and at most.
inline constexpr int kDefaultPage = 50;
inline constexpr int kMaxPage = 500;

/// How many entries to answer a request for `page_size` with.
int PageLimit(int page_size);

/// What the store says of a position, said of the field it came in; `list` tells
/// which tokens are good there: "ListRevisions gave for this issue".
absl::Status AboutPageToken(const absl::Status& status, std::string_view list);

}  // namespace pulse::ingest
