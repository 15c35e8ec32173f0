// Publishes issues at their time.

#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "db/publication_schedule.h"

namespace pulse::ingest {

/// A thread that fires what is due, on any number of servers at once: the
/// schedule sees to it that each issue fires once. One that cannot be published
/// is logged, kept for editors to see and tried again later, and holds up no
/// other. Looks again after `longest_wait` at the latest, also when the database
/// was away; then nothing is lost, only late.
class PublicationScheduler {
 public:
  /// `schedule` must outlive the scheduler, and better has a connection of its
  /// own: behind busy calls it would wait.
  explicit PublicationScheduler(db::PublicationSchedule* schedule,
                                absl::Duration longest_wait = absl::Seconds(2));
  /// Waits for a publication that is under way.
  ~PublicationScheduler();
  PublicationScheduler(const PublicationScheduler&) = delete;
  PublicationScheduler& operator=(const PublicationScheduler&) = delete;

 private:
  void Run();
  // Publishes all that is due; how long to wait then.
  absl::Duration PublishDue();
  // One of those. False when nothing is due any more.
  absl::StatusOr<bool> PublishNext();
  bool stopping();

  db::PublicationSchedule* const schedule_;
  const absl::Duration longest_wait_;
  bool failing_ = false;  // the last look failed, and the log says so
  std::mutex mutex_;
  std::condition_variable stop_requested_;
  bool stopping_ = false;  // guarded by mutex_
  std::thread thread_;     // last: it uses the rest
};

}  // namespace pulse::ingest
