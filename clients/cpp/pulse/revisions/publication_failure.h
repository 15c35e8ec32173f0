// Why an issue was not published at its time.

#pragma once

#include <string>

#include "clients/cpp/pulse/command/session.h"

namespace pulse::cli {

/// Says why `issue` could not be published and when it is tried again; nothing
/// when nothing went wrong.
void PrintFailure(const Console& console, const v1::ScheduledIssue& issue);

/// As PrintFailure of the scheduled issue called `name`. Nothing where that cannot
/// be found out.
void PrintFailureOf(const std::string& name, const Console& console, const client::Client& client);

}  // namespace pulse::cli
