// The month and the year that a line names.

#pragma once

#include <optional>
#include <string_view>

namespace pulse::ingest {

/// 1 to 12 for a folded month name or its abbreviation, else 0.
int MonthOf(std::string_view word);

/// Reads a month and a year out of folded text (`september 2022`, `sept. '22`,
/// `cordispulse | june 2024`), of a double issue the first (`july/august 2016`); false
/// when there is no month, or there are others.
bool ReadMonthYear(std::string_view folded, int* year, int* month);

struct MonthYear {
  int year = 0;
  int month = 0;
};

/// The month that the name of a file says: `2022-09.md`, `Pulse_June 2024.pdf`.
std::optional<MonthYear> EditionOfFilename(std::string_view filename);

}  // namespace pulse::ingest
