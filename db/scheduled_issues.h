// What waits to be published, for editors. What publishes it: db/publication_schedule.h.

#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "db/database.h"
#include "db/deadline.h"
#include "db/page.h"

namespace pulse::db {

/// Safe to call from any thread. Errors as in db/issue_store.h.
class ScheduledIssues {
 public:
  /// `database` must outlive this.
  explicit ScheduledIssues(Database* database) : database_(database) {}

  /// SCHEDULED issues by time, then by name, each with what is recorded of its
  /// failure at the revision it has now. `after` is a Page::next or empty; `limit`
  /// is 1 to 500. INVALID_ARGUMENT: `after` is not ours.
  absl::StatusOr<Page<cordisbright::pulse::v1::ScheduledIssue>> List(int limit, const std::string& after,
                                                                     Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
