#include "services/query/filter/moments.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <charconv>
#include <string_view>

namespace pulse::query::filter {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr int kMonthsOfYear = 12;
constexpr std::int64_t kMicrosOfDay = 86'400'000'000;

// A whole number of `digits` digits from `least` to `most`.
std::optional<std::int64_t> Number(std::string_view text, std::size_t digits, int least, int most) {
  int number = 0;
  if (text.size() != digits ||
      !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  std::from_chars(text.data(), text.data() + text.size(), number);
  if (number < least || number > most) return std::nullopt;
  return number;
}

}  // namespace

std::optional<Span> YearSpan(const std::string& text) {
  const auto year = Number(text, 4, kFirstYear, kLastYear);
  if (!year) return std::nullopt;
  return Span{*year * kMonthsOfYear + 1, (*year + 1) * kMonthsOfYear + 1};
}

std::optional<Span> MonthSpan(const std::string& text) {
  const auto month = Number(text, text.size() == 1 ? 1 : 2, 1, kMonthsOfYear);
  if (!month) return std::nullopt;
  return Span{*month, *month + 1};
}

std::optional<Span> EditionSpan(const std::string& text) {
  if (text.size() == 4) return YearSpan(text);
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  const auto year = YearSpan(text.substr(0, 4));
  const auto month = Number(std::string_view(text).substr(5), 2, 1, kMonthsOfYear);
  if (!year || !month) return std::nullopt;
  const std::int64_t edition = year->begin + *month - 1;
  return Span{edition, edition + 1};
}

std::optional<Span> TimeSpan(const std::string& text) {
  constexpr std::size_t kDayLength = 10;  // of 2022-09-30
  const bool is_day = text.size() == kDayLength;
  google::protobuf::Timestamp time;
  if (!google::protobuf::util::TimeUtil::FromString(is_day ? text + "T00:00:00Z" : text, &time)) {
    return std::nullopt;
  }
  const std::int64_t begin = google::protobuf::util::TimeUtil::TimestampToMicroseconds(time);
  return Span{begin, begin + (is_day ? kMicrosOfDay : 1)};
}

}  // namespace pulse::query::filter
