// Counts of matches by a field. For db/ only.

#pragma once

#include <vector>

#include "cordisbright/pulse/v1/search.pb.h"
#include "db/connection.h"
#include "db/search/candidates.h"

namespace pulse::db {

/// Values of a facet by publisher.
inline constexpr int kMaxPublisherCounts = 50;

/// One facet for each of `fields`, in their order.
std::vector<cordisbright::pulse::v1::SearchFacet> CountFacets(
    Transaction& transaction, const std::vector<cordisbright::pulse::v1::SearchFacetField>& fields,
    const std::vector<Candidate>& matches);

}  // namespace pulse::db
