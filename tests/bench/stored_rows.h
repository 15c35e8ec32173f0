// The rows that storing an issue leaves, as SQL that a person would write to
// leave them: what the ingest benchmark measures the service against.

#pragma once

#include <string>
#include <vector>

namespace pulse::bench {

/// One script an issue of the database at `url`, in the order they were stored:
/// one transaction, one multi-row INSERT a table, every value in place. Run on
/// an empty database of the same schema they leave the same rows.
std::vector<std::string> ScriptsOf(const std::string& url);

}  // namespace pulse::bench
