// Change cursors: how far into the log of changes a reader is. Opaque to callers.
//
//   c12                  all changes up to number 12
//   c12-5f3a09c1         the same, of the store with that id
//   c12.4-5f3a09c1       and the first 4 messages of change 13
//   s12.30.2.77-5f3a09c1 within a snapshot as of change 12: 30 issues are
//                        through, and 2 items of the next; 77 items were sent
//
// Pure.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pulse::query {

/// The largest number in a cursor: one can be added to it.
inline constexpr std::int64_t kMostChanges = std::int64_t{1} << 62;

struct ChangeCursor {
  std::int64_t change = 0;  // 0: before the first
  std::int64_t part = 0;    // of the change after it
  bool snapshot = false;
  std::int64_t issue = 0;  // in a snapshot
  std::int64_t item = 0;
  std::int64_t sent = 0;
  std::string store{};  // empty: it does not say

  bool operator==(const ChangeCursor&) const = default;

  /// The change a store must have to be as new as this.
  std::int64_t Newest() const { return part > 0 ? change + 1 : change; }
};

/// Nothing when it is not what FormatChangeCursor gave, or has a number above
/// kMostChanges.
std::optional<ChangeCursor> ParseChangeCursor(std::string_view text);

/// At most 100 ASCII characters.
std::string FormatChangeCursor(const ChangeCursor& cursor);

}  // namespace pulse::query
