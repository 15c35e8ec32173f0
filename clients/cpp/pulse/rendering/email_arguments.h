// Who a mail is from and for, on the command line.

#pragma once

#include <CLI/CLI.hpp>

#include "cordisbright/pulse/v1/render_service.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Adds the options that fill `email`, which must outlive the parsing. None is
/// required here: only the format email reads them, and the service says what it
/// misses.
void AddEmailArguments(CLI::App& command, v1::EmailOptions& email);

}  // namespace pulse::cli
