// Times as mail and feeds write them: in UTC, of any locale, without a clock.
// Seconds are since 1970; those before it or after 9999 read as the nearest of
// them.

#pragma once

#include <cstdint>
#include <string>

namespace pulse::render {

/// RFC 5322: `Tue, 01 Mar 2031 00:00:00 +0000`.
std::string MailDate(std::int64_t seconds);

/// RFC 3339: `2031-03-01T00:00:00Z`.
std::string InternetDate(std::int64_t seconds);

/// Midnight of the month's first day; 0 when it is not a month after 1970.
std::int64_t FirstSecondOf(int year, int month);

}  // namespace pulse::render
