// What the names of publishers that were merged into others stand for. The one
// place that asks; for db/ only.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "db/condition.h"
#include "db/connection.h"

namespace pulse::db {

/// By what was merged, into what. Never a chain.
using PublisherAliases = std::map<std::string, std::string>;

/// All of them.
PublisherAliases ReadAliases(Transaction& transaction);

/// Those of `names` that were merged.
PublisherAliases ResolveAliases(Transaction& transaction, const std::vector<std::string>& names);

/// Makes `condition` follow merges: a publisher's name that was merged away, or
/// that a pattern stands for, finds the publisher that it became. One statement, and
/// none when no publisher is asked for.
void FollowMerges(Transaction& transaction, Condition* condition);

}  // namespace pulse::db
