// The field order_by of listings (AIP-132): which orders there are.

#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "db/issue_store.h"

namespace pulse::query {

/// INVALID_ARGUMENT (ORDER_INVALID) about `order_by`, naming the orders there are.
absl::StatusOr<db::ItemOrder> ParseItemOrder(const std::string& order_by);
absl::StatusOr<db::IssueOrder> ParseIssueOrder(const std::string& order_by);

}  // namespace pulse::query
