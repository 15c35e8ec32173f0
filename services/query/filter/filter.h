// Filter text → conditions the store understands: the parser's tree, checked
// against the fields there are. Pure: nothing is asked of the database.
//
// The language is described in query_service.proto.

#pragma once

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "db/condition.h"
#include "services/query/filter/fields.h"

namespace pulse::query::filter {

/// Most conditions of a filter on printed text and words.
inline constexpr int kMaxTextTerms = 20;

/// The condition that `filter` says of a resource with `fields`; an empty filter
/// holds of everything. Words by themselves need a field of words among them.
///
/// INVALID_ARGUMENT about `filter`: FIELD_TOO_LONG, or FILTER_INVALID with the
/// character where the filter is wrong and what was expected there.
absl::StatusOr<db::Condition> Compile(std::string_view filter, const std::vector<Field>& fields);

}  // namespace pulse::query::filter
