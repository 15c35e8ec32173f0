// What counts pages.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// As a line of a page has between its left and its right.
inline constexpr std::string_view kWideGap = "     ";

/// The text with each run of digits as one 0: what is the same from page to page.
std::string WithoutNumbers(std::string_view text);

/// "12", "- 12 -", "Page 3 of 12", "3 | Page", "3/12".
bool ReadsAsPageNumber(std::string_view text);

/// "{3}----": as one converter parts pages.
bool IsPageSeparator(std::string_view text);

/// "Monthly digest, page 2 of 5": counts pages at its end, whatever stands before.
bool EndsInPageCount(std::string_view text);

/// A line of at most three digits and nothing else.
bool IsBareNumber(const Line& line);

/// Whether the lines that are nothing but a number count the pages: each is one more
/// than the one before, and there are so many that no list or table is meant.
bool NumbersCountPages(const std::vector<Line>& lines);

}  // namespace pulse::ingest
