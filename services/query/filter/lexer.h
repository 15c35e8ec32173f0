// Filter text → tokens.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace pulse::query::filter {

/// Longest filter read, in bytes.
inline constexpr std::size_t kMaxFilterBytes = 4000;

enum class TokenType {
  kText,    // a word or value without quotation marks
  kString,  // in quotation marks
  kAnd,
  kOr,
  kNot,
  kMinus,
  kLeft,   // (
  kRight,  // )
  kComma,
  kEquals,
  kNotEquals,
  kBelow,
  kAtMost,
  kAbove,
  kAtLeast,
  kHas,  // :
  kEnd,
};

struct Token {
  TokenType type = TokenType::kEnd;
  std::size_t offset = 0;  // in the filter, in bytes
  /// Of kText and kString: the text, cut at each `*` that no backslash guards.
  /// One part means there was none.
  std::vector<std::string> parts;
  /// As written, for messages.
  std::string_view source;
};

/// INVALID_ARGUMENT (FILTER_INVALID) about `filter`, at character `offset`
/// (counted from 1, while `offset` counts bytes from 0).
absl::Status FilterError(std::string_view filter, std::size_t offset, std::string_view message);

/// The tokens, kEnd last; they refer to `filter`. INVALID_ARGUMENT: too long, a
/// quotation mark without its second, a backslash at the end, a control
/// character, `!` alone.
absl::StatusOr<std::vector<Token>> Tokenize(std::string_view filter);

}  // namespace pulse::query::filter
