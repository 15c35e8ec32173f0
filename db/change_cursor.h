// Change cursors: how far into the log of changes of which store a reader is. Opaque
// to callers.
//
//   c12-5f3a09c1              all changes up to number 12, of the store with that id
//   c12.4-5f3a09c1            and the first 4 messages of change 13
//   s12.2.77.2022-09-5f3a09c1 within a snapshot as of change 12: the issues up to
//                             issues/2022-09 are through, and 2 items of the next; 77
//                             items were sent
//
// Pure.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pulse::db {

/// The largest number in a cursor: one can be added to it.
inline constexpr std::int64_t kMostChanges = std::int64_t{1} << 62;

/// Longest cursor.
inline constexpr std::size_t kMaxCursorBytes = 200;

struct ChangeCursor {
  std::int64_t change = 0;  // 0: before the first
  std::int64_t part = 0;    // of the change after it
  bool snapshot = false;
  std::int64_t item = 0;  // in a snapshot
  std::int64_t sent = 0;
  std::string issue{};  // the last that is through, `issues/…`; empty: none
  std::string store{};  // 8 hexadecimal digits

  bool operator==(const ChangeCursor&) const = default;

  /// The change a store must have to be as new as this.
  std::int64_t Newest() const { return part > 0 ? change + 1 : change; }
};

/// Nothing when it is not what FormatChangeCursor gave, or has a number above
/// kMostChanges. So is every cursor that does not name its store, as those of older
/// releases did not.
std::optional<ChangeCursor> ParseChangeCursor(std::string_view text);

/// At most kMaxCursorBytes ASCII characters.
std::string FormatChangeCursor(const ChangeCursor& cursor);

}  // namespace pulse::db
