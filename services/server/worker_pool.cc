#include "services/server/worker_pool.h"

#include <utility>

namespace pulse::server {

WorkerPool::WorkerPool(int workers, int queue_limit)
    : queue_limit_(static_cast<std::size_t>(queue_limit)), idle_(static_cast<std::size_t>(workers)) {
  workers_.reserve(static_cast<std::size_t>(workers));
  for (int i = 0; i < workers; ++i) workers_.emplace_back([this] { RunJobs(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  job_added_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

bool WorkerPool::TrySubmit(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    // A job that an idle worker is about to take does not wait.
    if (waiting_.size() >= idle_ + queue_limit_) return false;
    waiting_.push_back(std::move(job));
  }
  job_added_.notify_one();
  return true;
}

void WorkerPool::SubmitBehind(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    behind_.push_back(std::move(job));
  }
  job_added_.notify_one();
}

std::function<void()> WorkerPool::TakeJob() {
  auto& jobs = waiting_.empty() ? behind_ : waiting_;
  if (jobs.empty()) return nullptr;
  std::function<void()> job = std::move(jobs.front());
  jobs.pop_front();
  return job;
}

void WorkerPool::RunJobs() {
  std::unique_lock lock(mutex_);
  for (;;) {
    job_added_.wait(lock, [this] { return stopping_ || !waiting_.empty() || !behind_.empty(); });
    std::function<void()> job = TakeJob();
    if (job == nullptr) return;
    --idle_;
    lock.unlock();
    job();
    job = nullptr;  // what the job holds goes before the worker counts as idle
    lock.lock();
    ++idle_;
  }
}

}  // namespace pulse::server
