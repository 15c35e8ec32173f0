// A value of a filter → a condition on one column.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "db/condition.h"
#include "services/query/filter/fields.h"
#include "services/query/filter/lexer.h"
#include "services/query/filter/moments.h"

namespace pulse::query::filter {

/// Nothing in each: the value is not of the field's type.

/// The name with or without its collection, `*` for any part of it; "" is true
/// where there is none.
std::optional<db::Condition> NameIs(const Field& field, const Token& value);

/// The whole text, or with `has` a part of it.
db::Condition TextIs(db::Column column, const Token& value, bool has);

/// The host, or with `has` also those below it.
std::optional<db::Condition> HostIs(db::Column column, const Token& value, bool has);

/// The span of an edition, year, month or time.
std::optional<Span> SpanOf(ValueType type, const Token& value);

/// The number of an enum's value, and all their names without the prefix.
std::optional<std::int64_t> EnumNumber(const Field& field, const Token& value);
std::string EnumNames(const Field& field);

}  // namespace pulse::query::filter
