// Spans of time as a filter writes them, half-open, as the store counts them.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace pulse::query::filter {

struct Span {
  std::int64_t begin;
  std::int64_t end;
};

/// `2022-09` or `2022`, in months (year × 12 + month). Nothing when it is
/// neither, or no edition an issue can have.
std::optional<Span> EditionSpan(const std::string& text);

/// `2022`, in months.
std::optional<Span> YearSpan(const std::string& text);

/// `9` or `09`.
std::optional<Span> MonthSpan(const std::string& text);

/// A day (UTC) or an RFC 3339 time, in microseconds since 1970. A time is the
/// microsecond it falls in.
std::optional<Span> TimeSpan(const std::string& text);

}  // namespace pulse::query::filter
