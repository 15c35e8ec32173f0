// What a search found, for people.

#pragma once

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/search.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Prints results and introductions, what matched painted, in lines that fit; how
/// many there are goes to the error stream.
void PrintSearch(const Console& console, const v1::SearchItemsResponse& answer);

}  // namespace pulse::cli
