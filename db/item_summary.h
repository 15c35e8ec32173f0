// Figures of the archive: items counted by sector, kind, publisher and month.
// Safe to call from any thread. Errors as in db/issue_store.h.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/summary.pb.h"
#include "db/condition.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

namespace v1 = ::cordisbright::pulse::v1;

/// What to count. Months are numbered year × 12 + month.
struct SummaryQuery {
  std::vector<v1::SummaryDimension> dimensions;  // 1 to 3, none twice
  Condition condition;
  std::optional<std::int64_t> first_month;
  std::optional<std::int64_t> last_month;
  bool compare_previous = false;
  int max_rows = 200;
  bool include_unpublished = false;
};

class ItemSummary {
 public:
  /// `database` must outlive the summary.
  explicit ItemSummary(Database* database) : database_(database) {}

  /// The whole answer, its cursor too. A condition on sector, kind, issue, edition
  /// or time is counted from tallies, some ten rows an issue (and one for each of
  /// its publishers when they are a dimension), any other from the items it
  /// selects.
  absl::StatusOr<v1::SummarizeItemsResponse> Summarize(const SummaryQuery& query, Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
