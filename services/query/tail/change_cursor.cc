#include "services/query/tail/change_cursor.h"

#include <charconv>
#include <initializer_list>

namespace pulse::query {
namespace {

// Takes the number that `text` begins with, and `mark` before it.
bool TakeNumber(char mark, std::string_view& text, std::int64_t* number) {
  if (text.empty() || text.front() != mark) return false;
  const auto [rest, error] = std::from_chars(text.data() + 1, text.data() + text.size(), *number);
  if (error != std::errc() || *number < 0 || *number > kMostChanges) return false;
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return true;
}

}  // namespace

std::optional<ChangeCursor> ParseChangeCursor(std::string_view text) {
  ChangeCursor cursor;
  std::string_view rest = text;
  cursor.snapshot = rest.starts_with('s');
  if (!TakeNumber(cursor.snapshot ? 's' : 'c', rest, &cursor.change)) return std::nullopt;
  if (cursor.snapshot) {
    for (std::int64_t* number : {&cursor.issue, &cursor.item, &cursor.sent}) {
      if (!TakeNumber('.', rest, number)) return std::nullopt;
    }
  } else if (rest.starts_with('.') && !TakeNumber('.', rest, &cursor.part)) {
    return std::nullopt;
  }
  constexpr std::size_t kStoreBytes = 8;
  if (rest.starts_with('-')) {
    cursor.store = rest.substr(1);
    const bool well_formed = cursor.store.size() == kStoreBytes &&
                             cursor.store.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!well_formed) return std::nullopt;
  }
  // One spelling for each: no blanks, signs or leading zeros.
  if (FormatChangeCursor(cursor) != text) return std::nullopt;
  return cursor;
}

std::string FormatChangeCursor(const ChangeCursor& cursor) {
  std::string text = (cursor.snapshot ? 's' : 'c') + std::to_string(cursor.change);
  if (cursor.snapshot) {
    for (const std::int64_t number : {cursor.issue, cursor.item, cursor.sent}) {
      text += '.';
      text += std::to_string(number);
    }
  } else if (cursor.part > 0) {
    text += '.';
    text += std::to_string(cursor.part);
  }
  if (!cursor.store.empty()) text += '-' + cursor.store;
  return text;
}

}  // namespace pulse::query
