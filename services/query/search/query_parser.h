// What a reader typed → what is looked for. Pure. The language is described at
// SearchItemsRequest.query; every text is in it.

#pragma once

#include <string_view>

#include "db/search/search_query.h"

namespace pulse::query::search {

inline constexpr std::size_t kMaxQueryBytes = 1000;
inline constexpr std::size_t kMaxQueryWords = 32;

/// No clauses: there is nothing to look for.
db::SearchQuery ParseQuery(std::string_view text);

}  // namespace pulse::query::search
