// Issues whose time has come.

#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

/// Safe to call from any thread of any number of servers at once. Errors as in
/// db/issue_store.h.
class PublicationSchedule {
 public:
  /// `database` must outlive the schedule.
  explicit PublicationSchedule(Database* database) : database_(database) {}

  /// Publishes one SCHEDULED issue whose publish_time is past by the database's
  /// clock, the earliest first, as one revision (action PUBLISH, actor
  /// `scheduler`, publish_time as scheduled) with its change. The name,
  /// or none when nothing is due. An issue that another server is publishing at
  /// this moment is passed over: each fires once.
  absl::StatusOr<std::optional<std::string>> PublishNextDue(Deadline deadline);

  /// How long until the next is due; zero or less when one is, InfiniteDuration
  /// when none is scheduled.
  absl::StatusOr<absl::Duration> TimeToNext(Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
