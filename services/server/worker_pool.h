// A fixed number of threads behind a bounded queue.

#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pulse::server {

/// Runs jobs in the order they came. Thread-safe.
class WorkerPool {
 public:
  /// `queue_limit` is the number of jobs that may wait, those running not
  /// counted. Both at least 1.
  WorkerPool(int workers, int queue_limit);
  /// Runs what is queued, then joins.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when the queue is full: the job will not run. A job must not throw.
  [[nodiscard]] bool TrySubmit(std::function<void()> job);

  /// Runs `job` when no other waits. Not bounded: whoever submits sees to it
  /// that few wait.
  void SubmitBehind(std::function<void()> job);

 private:
  void RunJobs();
  // The next job; none when there is nothing to do. mutex_ is held.
  std::function<void()> TakeJob();

  const std::size_t queue_limit_;
  std::mutex mutex_;
  std::condition_variable job_added_;
  std::deque<std::function<void()>> waiting_;  // guarded by mutex_
  std::deque<std::function<void()>> behind_;   // guarded by mutex_
  std::size_t idle_ = 0;                       // workers without a job; guarded by mutex_
  bool stopping_ = false;                      // guarded by mutex_
  std::vector<std::thread> workers_;
};

}  // namespace pulse::server
