// What an issue is called, out of its edition and masthead.

#pragma once

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// Sets the name and kind of an issue that has an edition: `issues/2022-09`, or
/// `issues/2024-05-mental-health` where a line of the masthead says "special".
void NameIssue(const std::vector<std::string>& masthead, v1::Issue* issue);

}  // namespace pulse::ingest
