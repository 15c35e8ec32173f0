#include "services/render/mime/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace pulse::render {
namespace {

constexpr std::int64_t kLastSecondOf9999 = 253402300799;

struct CivilTime {
  unsigned weekday;  // from Sunday, 0
  int year;
  unsigned month;
  unsigned day;
  int hours;
  int minutes;
  int seconds;
};

CivilTime CivilTimeOf(std::int64_t seconds) {
  const std::chrono::sys_seconds time{
      std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, kLastSecondOf9999))};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  return {std::chrono::weekday(day).c_encoding(),   static_cast<int>(date.year()),
          static_cast<unsigned>(date.month()),      static_cast<unsigned>(date.day()),
          static_cast<int>(clock.hours().count()),  static_cast<int>(clock.minutes().count()),
          static_cast<int>(clock.seconds().count())};
}

}  // namespace

std::string MailDate(std::int64_t seconds) {
  static constexpr std::array<const char*, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const CivilTime time = CivilTimeOf(seconds);
  std::array<char, 64> out{};
  std::snprintf(out.data(), out.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000", kDays.at(time.weekday),
                time.day, kMonths.at(time.month - 1), time.year, time.hours, time.minutes, time.seconds);
  return out.data();
}

std::string InternetDate(std::int64_t seconds) {
  const CivilTime time = CivilTimeOf(seconds);
  std::array<char, 64> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ", time.year, time.month, time.day,
                time.hours, time.minutes, time.seconds);
  return out.data();
}

std::int64_t FirstSecondOf(int year, int month) {
  if (year < 1970 || year > 9999 || month < 1 || month > 12) return 0;
  const std::chrono::sys_days day{std::chrono::year(year) / month / 1};
  return std::chrono::sys_seconds(day).time_since_epoch().count();
}

}  // namespace pulse::render
