#include "clients/cpp/pulse/ingest_batch.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <sstream>
#include <thread>

#include "clients/cpp/pulse/documents.h"
#include "clients/cpp/pulse/outline.h"

namespace pulse::cli {
namespace {

using client::Client;
using client::Error;
using client::Result;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr int kAttempts = 4;
constexpr milliseconds kConflictDelay(50);
constexpr milliseconds kTick(200);

// How long to wait before the same document may be sent again; none when it
// would fail again or might have been stored.
std::optional<milliseconds> DelayBeforeRetry(const Error& error) {
  if (error.code == grpc::StatusCode::ABORTED) return error.retry_delay.value_or(kConflictDelay);
  if (error.code == grpc::StatusCode::RESOURCE_EXHAUSTED) return error.retry_delay;
  return std::nullopt;
}

Result<v1::IngestDocumentResponse> IngestPatiently(const Client& client,
                                                   const v1::IngestDocumentRequest& request) {
  for (int attempt = 1;; ++attempt) {
    auto answer = client.IngestDocument(request);
    if (answer.ok() || attempt == kAttempts) return answer;
    const auto delay = DelayBeforeRetry(answer.error());
    if (!delay) return answer;
    std::this_thread::sleep_for(*delay);
  }
}

Result<v1::IngestDocumentResponse> IngestOne(const Client& client, const std::string& path, bool publish) {
  std::istringstream no_input;
  auto document = ReadDocument(path, no_input);
  if (!document.ok()) return document.error();
  v1::IngestDocumentRequest request;
  *request.mutable_document() = *std::move(document);
  auto answer = IngestPatiently(client, request);
  if (!answer.ok() || !publish || answer->issue().state() == v1::ISSUE_STATE_PUBLISHED) return answer;

  v1::PublishIssueRequest publish_request;
  publish_request.set_name(answer->issue().name());
  publish_request.set_etag(answer->issue().etag());
  auto published = client.PublishIssue(publish_request);
  if (!published.ok()) {
    Error error = published.error();
    error.message = "stored as " + answer->issue().name() + " but not published: " + error.message;
    return error;
  }
  *answer->mutable_issue() = std::move(*published->mutable_issue());
  return answer;
}

// Reports that workers have finished and the observer has not seen.
class Finished {
 public:
  explicit Finished(std::size_t total) : reports_(total) {}

  void Put(std::size_t index, DocumentReport report) {
    const std::lock_guard lock(mutex_);
    ++done_;
    if (report.answer.ok()) items_ += CountItems(report.answer->issue());
    reports_[index] = std::move(report);
    changed_.notify_one();
  }

  // Waits at most `patience` for the report of document `index`.
  std::optional<DocumentReport> Take(std::size_t index, milliseconds patience) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, patience, [&] { return reports_[index].has_value(); });
    return std::exchange(reports_[index], std::nullopt);
  }

  Progress Now(steady_clock::time_point start) const {
    const std::lock_guard lock(mutex_);
    return {done_, static_cast<int>(reports_.size()), items_,
            std::chrono::duration_cast<milliseconds>(steady_clock::now() - start)};
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<DocumentReport>> reports_;
  int done_ = 0;
  int items_ = 0;
};

}  // namespace

void IngestBatch(const Client& client, const std::vector<std::string>& paths, bool publish,
                 const BatchObserver& observer) {
  const auto start = steady_clock::now();
  Finished finished(paths.size());
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> workers;
  workers.reserve(kDocumentsInFlight);
  for (int i = 0; i < kDocumentsInFlight; ++i) {
    workers.emplace_back([&] {
      for (std::size_t index = next++; index < paths.size(); index = next++) {
        finished.Put(index, {paths[index], IngestOne(client, paths[index], publish)});
      }
    });
  }
  for (std::size_t index = 0; index < paths.size();) {
    if (const auto report = finished.Take(index, kTick)) {
      observer.on_report(*report);
      ++index;
    }
    observer.on_progress(finished.Now(start));
  }
}

}  // namespace pulse::cli
