// Issues that a benchmark asks for, stored and published as in production.

#pragma once

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::bench {

/// Ingests Markdown documents through an ingest service of their own and
/// publishes each; the issues in the order of the documents, as published.
/// Throws std::runtime_error with the service's message when one is refused.
std::vector<cordisbright::pulse::v1::Issue> PublishDocuments(const std::string& database_url,
                                                             const std::vector<std::string>& documents);

}  // namespace pulse::bench
