// A summary for people: bars, and lines over the months.

#pragma once

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/summary.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Prints the answer to `request`: a bar a row; by month and something else a
/// line of the months for each of the others. Where `console.out` is no terminal,
/// a table without either: names, items, share, trend.
void PrintSummary(const Console& console, const v1::SummarizeItemsRequest& request,
                  const v1::SummarizeItemsResponse& summary);

}  // namespace pulse::cli
