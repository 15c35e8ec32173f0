// The limits that issue.proto names, on the way in.

#pragma once

#include <string>

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// OK when `issue` keeps every limit of issue.proto: lengths in bytes, counts,
/// ranges, no NUL in text. INVALID_ARGUMENT otherwise, with the path of the
/// first field at fault (`sections[0].items[2].title`) and what the limit is.
absl::Status CheckLimits(const v1::Issue& issue);

/// The same of an item, and of what stands before an issue's first section, in a
/// request; `path` goes before the fields' own. There, text has no control
/// characters, as in documents; titles and names are not blank and on one line.
absl::Status CheckItemLimits(const v1::Item& item, const std::string& path);
absl::Status CheckOpeningLimits(const v1::Issue& issue, const std::string& path);

/// The same of a publisher's display name, a field called `path`.
absl::Status CheckDisplayName(const std::string& display_name, const std::string& path);

}  // namespace pulse::ingest
