// How many items the archive has, by sector and month of edition: what every
// form of the chart shows.

#pragma once

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::render {

namespace v1 = ::cordisbright::pulse::v1;

struct ArchiveTally {
  struct Row {
    std::string sector;       // display name
    std::vector<int> counts;  // one a month
    int total = 0;
  };
  std::vector<std::string> months;  // `2022-09`, every one of the range
  std::vector<Row> rows;            // the taxonomy's order; `Other sections` last, if any
  int total = 0;
};

/// Counts the items of `issues` whose edition is from `first` to `last`, both
/// valid and in order. A sector without an item has a row of zeros.
ArchiveTally TallyArchive(const std::vector<v1::Issue>& issues, const std::vector<v1::Sector>& taxonomy,
                          const v1::Edition& first, const v1::Edition& last);

/// Months from 0000-01.
int MonthNumber(const v1::Edition& edition);

}  // namespace pulse::render
