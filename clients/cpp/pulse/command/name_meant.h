// The name that was meant, when there is none such.

#pragma once

#include <string>
#include <vector>

#include "clients/cpp/client.h"

namespace pulse::cli {

/// Of the issues, publishers or items that there are, the one whose name is
/// nearest to the word that `error` did not find: one of `words`, those of the
/// command line. Empty: the error is another, none is near, or the service does
/// not say. Asks the query service, about the newest issues and the publishers
/// it suggests only.
std::string NameMeant(const client::Client& client, const std::vector<std::string>& words,
                      const client::Error& error);

}  // namespace pulse::cli
