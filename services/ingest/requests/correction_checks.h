// What a correction in a request has to look like.

#pragma once

#include <string>

#include "absl/status/status.h"
#include "cordisbright/pulse/v1/correction.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// OK, or INVALID_ARGUMENT with the path of the field at fault behind `path`,
/// which is empty or ends in a dot. `issue` is the issue that items must be of.
absl::Status CheckCorrection(const v1::Correction& correction, const std::string& issue,
                             const std::string& path);
absl::Status CheckSetItem(const v1::SetItem& set, const std::string& path);
absl::Status CheckSetIssue(const v1::SetIssue& set, const std::string& path);

}  // namespace pulse::ingest
