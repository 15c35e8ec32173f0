// Conditions as SQL. For db/ only.

#pragma once

#include <string>

#include "db/condition.h"
#include "db/connection.h"

namespace pulse::db {

enum class Table { kIssues, kItems };

/// A boolean expression over the columns of `table`; null counts as false. Every
/// value becomes a parameter of `statement`. Throws std::logic_error for a
/// column that `table` has not: the caller's mistake, not the user's.
std::string ConditionSql(Table table, const Condition& condition, ComposedStatement* statement);

}  // namespace pulse::db
