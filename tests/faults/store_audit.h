// What two stores of the same archive have to agree on.

#pragma once

#include <string>
#include <vector>

namespace pulse::test {

/// What is wrong with the store at `url`, which an archive was sent to once or
/// more often, beside `reference`, which it was sent to once: an issue that is
/// missing, or there that should not be, or has other content; more than one
/// revision of an issue; a change too many, a gap in the log; projections that
/// are not those of the revision. For people; empty when nothing is.
std::vector<std::string> AuditStore(const std::string& url, const std::string& reference);

}  // namespace pulse::test
