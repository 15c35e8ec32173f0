#include "clients/cpp/pulse/ingest/archive_upload.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>
#include <utility>

#include "clients/cpp/pulse/ingest/documents.h"
#include "clients/cpp/pulse/views/outline.h"
#include "google/rpc/status.pb.h"

namespace pulse::cli {
namespace {

using client::Error;
using grpc::StatusCode;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kTick(200);
constexpr milliseconds kLongestPause(15'000);

// Whether the same may succeed later, with nothing changed.
bool IsPassing(const Error& error) {
  switch (error.code) {
    case StatusCode::UNAVAILABLE:
    case StatusCode::DEADLINE_EXCEEDED:
    case StatusCode::ABORTED:
    case StatusCode::CANCELLED:
      return true;
    case StatusCode::UNKNOWN:  // stored or not: sending it again does what is left
      return error.reason == "COMMIT_IN_DOUBT";
    case StatusCode::RESOURCE_EXHAUSTED:
      return error.retry_delay.has_value();
    default:
      return false;
  }
}

// Whether every other document would meet the same.
bool ConcernsAll(const Error& error) {
  return error.code == StatusCode::UNIMPLEMENTED || error.code == StatusCode::UNAUTHENTICATED ||
         error.code == StatusCode::PERMISSION_DENIED;
}

Error ErrorOf(const google::rpc::Status& status) {
  return client::DecodeError(
      {static_cast<StatusCode>(status.code()), status.message(), status.SerializeAsString()});
}

class Upload {
 public:
  Upload(const client::Client& client, const std::vector<std::string>& paths, const UploadOptions& options,
         const UploadObserver& observer)
      : client_(client), paths_(paths), options_(options), observer_(observer) {
    for (std::size_t i = 0; i < paths.size(); ++i) unsent_.push_back(i);
  }

  bool Run() {
    while (!AllDone() && !options_.stopped()) {
      stream_ = client_.IngestArchive();
      RunStream();
      Error error = HowItEnded();
      stream_.reset();
      if (AllDone() || options_.stopped()) break;
      SendAgain(std::exchange(sent_, {}));
      Outlast(std::move(error));
    }
    observer_.on_progress(Now());
    return AllDone();
  }

 private:
  bool AllDone() const { return done_ == static_cast<int>(paths_.size()); }

  // Until all is answered, the stream breaks, or the service asks for a pause.
  void RunStream() {
    refusal_.reset();
    silent_ = false;
    heard_ = steady_clock::now();
    while (true) {
      while (!refusal_ && !options_.stopped() && !unsent_.empty() && sent_.size() < kDocumentsInFlight) {
        if (!SendNext()) return Drain();
      }
      if (sent_.empty()) return;
      if (auto answer = stream_->Receive(kTick)) {
        Take(*answer);
      } else if (stream_->ended()) {
        return;
      } else if (steady_clock::now() - heard_ > options_.timeout) {
        silent_ = true;
        return;
      }
      observer_.on_progress(Now());
    }
  }

  // The service took nothing more; what it answered before is still to be read.
  void Drain() {
    while (auto answer = stream_->Receive()) Take(*answer);
  }

  Error HowItEnded() {
    if (silent_)
      return client::LocalError(StatusCode::DEADLINE_EXCEEDED, "the ingest service did not answer in time");
    const auto error = stream_->Finish();
    if (refusal_) return *std::move(refusal_);
    return error.value_or(
        client::LocalError(StatusCode::UNAVAILABLE, "the ingest service ended the stream early"));
  }

  bool SendNext() {
    const std::size_t index = unsent_.front();
    std::istringstream no_input;
    auto document = ReadDocument(paths_[index], no_input);
    if (!document.ok()) {
      unsent_.pop_front();
      Report(index, document.error());
      return true;
    }
    v1::IngestArchiveRequest request;
    *request.mutable_document() = *std::move(document);
    request.set_reference(std::to_string(index));
    request.set_publish(options_.publish);
    request.set_validate_only(options_.validate_only);
    request.set_comment(options_.comment);
    if (!stream_->Send(request)) return false;
    unsent_.pop_front();
    sent_.push_back(index);
    return true;
  }

  // Answers come in the order of sending.
  void Take(v1::IngestArchiveResponse& answer) {
    heard_ = steady_clock::now();
    if (sent_.empty()) return;
    const std::size_t index = sent_.front();
    sent_.pop_front();
    if (answer.has_error()) {
      Error error = ErrorOf(answer.error());
      if (IsPassing(error)) {
        refused_.push_back(index);
        refusal_ = std::move(error);
        return;
      }
      MarkProgress();
      Report(index, std::move(error));
    } else {
      items_ += CountItems(answer.ingested().issue());
      MarkProgress();
      Report(index, std::move(*answer.mutable_ingested()));
    }
  }

  void MarkProgress() {
    answered_ = steady_clock::now();
    pause_ = options_.first_pause;
  }

  void Report(std::size_t index, client::Result<v1::IngestDocumentResponse> answer) {
    ++done_;
    observer_.on_report({paths_[index], std::move(answer)});
  }

  // Puts documents back where they were in the order.
  void SendAgain(std::deque<std::size_t> unanswered) {
    unanswered.insert(unanswered.begin(), refused_.begin(), refused_.end());
    refused_.clear();
    std::sort(unanswered.begin(), unanswered.end());
    unsent_.insert(unsent_.begin(), unanswered.begin(), unanswered.end());
  }

  // Waits for better times, or reports what will not get better.
  void Outlast(Error error) {
    if (!IsPassing(error)) {
      if (ConcernsAll(error)) return FailRest(error);
      const std::size_t culprit = unsent_.front();  // the first that had no answer
      unsent_.pop_front();
      return Report(culprit, std::move(error));
    }
    const milliseconds pause = std::max(pause_, error.retry_delay.value_or(milliseconds(0)));
    const bool never_there = !answered_ && error.reason.empty();
    const auto waiting_since = answered_.value_or(start_);
    if (never_there || steady_clock::now() + pause - waiting_since > options_.patience)
      return FailRest(error);
    error.retry_delay.reset();  // said as the pause
    observer_.on_pause(error, pause);
    const auto until = steady_clock::now() + pause;
    for (auto now = steady_clock::now(); now < until && !options_.stopped(); now = steady_clock::now()) {
      std::this_thread::sleep_for(std::min<steady_clock::duration>(kTick, until - now));
      observer_.on_progress(Now());
    }
    pause_ = std::min(kLongestPause, pause_ * 2);
  }

  void FailRest(const Error& error) {
    for (const std::size_t index : std::exchange(unsent_, {})) Report(index, error);
  }

  Progress Now() const {
    return {done_, static_cast<int>(paths_.size()), items_,
            std::chrono::duration_cast<milliseconds>(steady_clock::now() - start_)};
  }

  const client::Client& client_;
  const std::vector<std::string>& paths_;
  const UploadOptions& options_;
  const UploadObserver& observer_;
  const steady_clock::time_point start_ = steady_clock::now();
  std::optional<steady_clock::time_point> answered_;  // when a document last was
  steady_clock::time_point heard_ = start_;           // when this stream last said something
  bool silent_ = false;
  milliseconds pause_ = options_.first_pause;
  std::unique_ptr<client::ArchiveStream> stream_;
  std::deque<std::size_t> unsent_;    // in order
  std::deque<std::size_t> sent_;      // on this stream and unanswered
  std::vector<std::size_t> refused_;  // on this stream, to be sent again
  std::optional<Error> refusal_;
  int done_ = 0;
  int items_ = 0;
};

}  // namespace

bool UploadArchive(const client::Client& client, const std::vector<std::string>& paths,
                   const UploadOptions& options, const UploadObserver& observer) {
  return Upload(client, paths, options, observer).Run();
}

}  // namespace pulse::cli
