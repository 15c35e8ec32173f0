// Issues whose time has come.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "db/database.h"
#include "db/deadline.h"

namespace pulse::db {

/// One issue that was due.
struct PublicationAttempt {
  std::string issue;
  std::int64_t revision = 0;  // that was to be published
  int earlier = 0;            // attempts at it that had failed before this one
  absl::Status outcome;       // OK: it was
};

/// What is kept of an issue that could not be published.
struct FailureRecord {
  int attempts = 0;  // at this revision, the last one included
  absl::Duration until_next;
};

/// Safe to call from any thread of any number of servers at once. Errors as in
/// db/issue_store.h.
class PublicationSchedule {
 public:
  /// `database` must outlive the schedule.
  explicit PublicationSchedule(Database* database) : database_(database) {}

  /// Publishes one SCHEDULED issue whose publish_time is past by the database's
  /// clock, the earliest first, as one revision (action PUBLISH, actor
  /// `scheduler`, publish_time as scheduled) with its change. None when nothing
  /// is due. An issue that another server is publishing at this moment is passed
  /// over: each fires once. So is one whose failure was recorded, until its next
  /// attempt.
  ///
  /// What is wrong with the issue alone is the attempt's outcome and for
  /// RecordFailure; an error is about the store.
  absl::StatusOr<std::optional<PublicationAttempt>> PublishNextDue(Deadline deadline);

  /// Keeps why `failed` failed, for editors to see, and when it is tried again:
  /// after 5 seconds, then after twice as long each time, up to 10 minutes. None
  /// when the issue has moved on meanwhile: a new revision is tried at once; and none
  /// when another server that failed at the same time has said so.
  absl::StatusOr<std::optional<FailureRecord>> RecordFailure(const PublicationAttempt& failed,
                                                             Deadline deadline);

  /// How long until the next is to be tried; zero or less when one is,
  /// InfiniteDuration when none is scheduled.
  absl::StatusOr<absl::Duration> TimeToNext(Deadline deadline);

 private:
  Database* database_;
};

}  // namespace pulse::db
