#include "db/change_cursor.h"

#include <algorithm>
#include <charconv>

namespace pulse::db {
namespace {

constexpr std::string_view kCollection = "issues/";
constexpr std::size_t kStoreBytes = 8;

// Takes the number that `text` begins with, and `mark` before it.
bool TakeNumber(char mark, std::string_view& text, std::int64_t* number) {
  if (text.empty() || text.front() != mark) return false;
  const auto [rest, error] = std::from_chars(text.data() + 1, text.data() + text.size(), *number);
  if (error != std::errc() || *number < 0 || *number > kMostChanges) return false;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return true;
}

// Takes `-` and the store's id off the end of `text`.
bool TakeStore(std::string_view& text, std::string* store) {
  if (text.size() <= kStoreBytes) return false;
  const std::string_view end = text.substr(text.size() - kStoreBytes - 1);
  if (end.front() != '-' || end.find_first_not_of("0123456789abcdef", 1) != std::string_view::npos)
    return false;
  *store = end.substr(1);
  text.remove_suffix(end.size());
  return true;
}

// Takes the id of the last issue that is through, and a point before it.
bool TakeIssue(std::string_view& text, std::string* issue) {
  constexpr std::size_t kMonthBytes = 7;  // 2022-09
  if (text.empty() || text.front() != '.') return false;
  const std::string_view id = text.substr(1);
  const bool well_formed =
      id.empty() ||
      (id.size() >= kMonthBytes && id[4] == '-' && std::all_of(id.begin(), id.end(), [](char c) {
         return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-';
       }));
  if (!well_formed) return false;
  if (!id.empty()) issue->append(kCollection).append(id);
  text = {};
  return true;
}

}  // namespace

std::optional<ChangeCursor> ParseChangeCursor(std::string_view text) {
  if (text.size() > kMaxCursorBytes) return std::nullopt;
  ChangeCursor cursor;
  std::string_view rest = text;
  if (!TakeStore(rest, &cursor.store)) return std::nullopt;
  cursor.snapshot = rest.starts_with('s');
  if (!TakeNumber(cursor.snapshot ? 's' : 'c', rest, &cursor.change)) return std::nullopt;
  if (cursor.snapshot) {
    if (!TakeNumber('.', rest, &cursor.item) || !TakeNumber('.', rest, &cursor.sent) ||
        !TakeIssue(rest, &cursor.issue)) {
      return std::nullopt;
    }
  } else if (!rest.empty() && !TakeNumber('.', rest, &cursor.part)) {
    return std::nullopt;
  }
  // One spelling for each: no blanks, signs or leading zeros, and nothing behind.
  if (FormatChangeCursor(cursor) != text) return std::nullopt;
  return cursor;
}

std::string FormatChangeCursor(const ChangeCursor& cursor) {
  std::string text = (cursor.snapshot ? 's' : 'c') + std::to_string(cursor.change);
  if (cursor.snapshot) {
    text += '.' + std::to_string(cursor.item) + '.' + std::to_string(cursor.sent) + '.';
    if (!cursor.issue.empty()) text += cursor.issue.substr(kCollection.size());
  } else if (cursor.part > 0) {
    text += '.' + std::to_string(cursor.part);
  }
  return text + '-' + cursor.store;
}

}  // namespace pulse::db
