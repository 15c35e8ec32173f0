// A file of engagements as the messages of ScoreInterests.

#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "clients/cpp/pulse/interests/engagement_line.h"

namespace pulse::cli {

/// Reads a stream line by line: holds a message's worth of it and no more.
class EngagementReader {
 public:
  /// Called for each line that says no engagement; it is left out.
  using OnBadLine = std::function<void(std::int64_t line, const std::string& why)>;

  /// `in` must outlive the reader.
  EngagementReader(std::istream& in, OnBadLine on_bad_line) : in_(in), on_bad_line_(std::move(on_bad_line)) {}

  /// Adds the next engagements to `request`, 1,000 at most. False: there are no
  /// more. INVALID_ARGUMENT: the file is no such file, or its contacts are not in
  /// the order of bytes; the message names the line.
  absl::StatusOr<bool> Read(v1::ScoreInterestsRequest& request);

  std::int64_t bad_lines() const { return bad_lines_; }

 private:
  // The next line that is not empty. False: there is none.
  bool NextLine();
  absl::Status AtLine(const std::string& why) const;

  std::istream& in_;
  const OnBadLine on_bad_line_;
  std::optional<EngagementLine> form_;
  std::string line_;
  bool line_is_too_long_ = false;
  std::int64_t line_number_ = 0;
  std::int64_t bad_lines_ = 0;
  std::string last_contact_;
};

}  // namespace pulse::cli
