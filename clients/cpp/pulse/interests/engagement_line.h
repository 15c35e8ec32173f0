// A line of a file of engagements, as a CRM exports it: CSV or JSON.
//
//   contact,subject,kind,time,consent
//   7f3a,issues/2022-09/items/care-homes,click,2022-09-01T00:00:00Z,true
//
//   {"contact": "7f3a", "subject": "https://example.org/report", "kind": "open", "time": "2022-09-01",
//   "consent": true}

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/interest.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Reads lines of one file.
class EngagementLine {
 public:
  /// The form of the file that begins with `line`: CSV, whose first line names the
  /// columns in any order, or JSON, an object a line. INVALID_ARGUMENT: neither,
  /// or columns are missing.
  static absl::StatusOr<EngagementLine> ReadForm(std::string_view line);

  /// Whether that first line holds no engagement.
  bool HasHeader() const { return !columns_.empty(); }

  /// What `line` says. Of one without consent only its contact is read: nothing
  /// else of it leaves this machine. INVALID_ARGUMENT: it says no engagement; the
  /// message names the field and what it should be.
  absl::StatusOr<v1::Engagement> Read(std::string_view line) const;

 private:
  std::vector<std::string> columns_;  // empty for JSON
};

}  // namespace pulse::cli
