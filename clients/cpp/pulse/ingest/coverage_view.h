// What became of each byte of a document, shown over its text.

#pragma once

#include <string_view>

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Prints `text`, the text that `coverage` is of, with every owner in a colour
/// of its own, then a legend with the bytes of each. Where the console shows no
/// colours, each line has the names of its owners before it instead. The text is
/// harmless to the terminal (Harmless).
void PrintCoverage(const Console& console, std::string_view text, const v1::Coverage& coverage);

}  // namespace pulse::cli
