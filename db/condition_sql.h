// Conditions as SQL. For db/ only.

#pragma once

#include <string>
#include <vector>

#include "db/condition.h"
#include "db/connection.h"

namespace pulse::db {

enum class Table { kIssues, kItems };

/// The pattern of LIKE that a test's pattern is.
std::string LikePattern(const std::vector<std::string>& parts);

/// A boolean expression over the columns of `table`; null counts as false. Every
/// value becomes a parameter of `statement`. Throws std::logic_error for a
/// column that `table` has not: the caller's mistake, not the user's.
std::string ConditionSql(Table table, const Condition& condition, ComposedStatement* statement);

}  // namespace pulse::db
