// Published issues of a range, for what spans several.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "db/deadline.h"
#include "db/issue_store.h"
#include "google/protobuf/timestamp.pb.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

/// Each bound is optional; an issue is within all that are there.
struct ArchiveRange {
  std::optional<v1::Edition> first_edition;                     // inclusive
  std::optional<v1::Edition> last_edition;                      // inclusive
  std::optional<google::protobuf::Timestamp> published_from;    // inclusive
  std::optional<google::protobuf::Timestamp> published_before;  // exclusive
};

/// Newest edition first, monthly before special. FAILED_PRECONDITION with
/// `reason`: there are more than `limit`.
absl::StatusOr<std::vector<v1::Issue>> ReadPublished(db::IssueStore& store, const ArchiveRange& range,
                                                     int limit, const std::string& reason, Deadline deadline);

}  // namespace pulse::render
