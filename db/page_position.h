// Where a page of a listing ended: the key of its last row, as text that callers
// carry but do not read. For db/ only.

#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace pulse::db {

/// Position in "newest edition first, monthly before special, then by name".
struct IssuePosition {
  std::int64_t newest_first;  // issues.newest_first
  std::int64_t kind;          // IssueKind
  std::string issue;
};

/// Position of an item. The number is only good within the revision it was
/// read from: a correction may put other items in front.
struct ItemPosition {
  IssuePosition issue;
  std::int64_t revision;
  std::int64_t position;
};

/// Position of an item in the order of titles. Good in every revision.
struct TitlePosition {
  std::string issue;
  std::string slug;
  std::string title;  // in lower case, as the database makes it
};

/// Position in the order of a time, then of names.
struct TimePosition {
  std::int64_t micros = 0;  // since 1970
  std::string issue;
};

/// Before every row.
IssuePosition FirstIssuePosition();
ItemPosition FirstItemPosition();

std::string FormatIssuePosition(const IssuePosition& position);
std::string FormatItemPosition(const ItemPosition& position);
std::string FormatTitlePosition(const TitlePosition& position);
std::string FormatTimePosition(const TimePosition& position);

/// INVALID_ARGUMENT: `text` is neither empty, which is the start, nor what
/// Format… gave.
absl::StatusOr<IssuePosition> ParseIssuePosition(const std::string& text);
absl::StatusOr<ItemPosition> ParseItemPosition(const std::string& text);
absl::StatusOr<TitlePosition> ParseTitlePosition(const std::string& text);
absl::StatusOr<TimePosition> ParseTimePosition(const std::string& text);

/// Position among a parent's numbered children, newest first: the name of the last
/// one, `{prefix}{number}`. The start is after every number.
std::string FormatNumberPosition(const std::string& prefix, std::int64_t number);
absl::StatusOr<std::int64_t> ParseNumberPosition(const std::string& prefix, const std::string& text);

/// What every reader of positions answers to one that is not the store's.
absl::Status PositionNotOurs();

/// INVALID_ARGUMENT unless `limit` is 1 to 500 rows.
absl::Status CheckLimit(int limit);

}  // namespace pulse::db
