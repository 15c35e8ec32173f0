#include "clients/cpp/change_range.h"

#include <algorithm>
#include <random>
#include <utility>

namespace pulse::client {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds kFirstPause{100};
constexpr milliseconds kLongestPause{5000};

// The service went away or ended the stream, its own time is over, or the reader
// was too slow.
bool IsResumable(grpc::StatusCode code) {
  return code == grpc::StatusCode::OK || code == grpc::StatusCode::UNAVAILABLE ||
         code == grpc::StatusCode::DEADLINE_EXCEEDED || code == grpc::StatusCode::RESOURCE_EXHAUSTED;
}

// Give or take a fifth: readers who were cut off together do not come back together.
milliseconds Scattered(milliseconds pause) {
  thread_local std::minstd_rand random(std::random_device{}());
  return pause * std::uniform_int_distribution<int>(80, 120)(random) / 100;
}

}  // namespace

ChangeRange::ChangeRange(v1::QueryService::Stub& stub, v1::WatchChangesRequest request, StreamOptions options)
    : stub_(stub), request_(std::move(request)), options_(std::move(options)), pause_(kFirstPause) {}

ChangeRange::~ChangeRange() {
  Cancel();
  if (stream_ != nullptr) stream_->Finish();  // its status says that we cancelled it
}

void ChangeRange::Cancel() {
  const std::lock_guard lock(mutex_);
  cancelled_ = true;
  if (context_ != nullptr) context_->TryCancel();
  cancelled_changed_.notify_all();
}

bool ChangeRange::Open() {
  const std::lock_guard lock(mutex_);
  if (cancelled_) return false;
  context_ = std::make_unique<grpc::ClientContext>();
  context_->set_deadline(std::chrono::system_clock::now() + options_.timeout);
  if (!options_.actor.empty()) context_->AddMetadata("pulse-actor", options_.actor);
  stream_ = stub_.WatchChanges(context_.get(), request_);
  return true;
}

void ChangeRange::Advance() {
  while (!error_) {
    if (stream_ == nullptr && !Open()) {
      error_ = LocalError(grpc::StatusCode::CANCELLED, "the watch was cancelled");
      return;
    }
    if (stream_->Read(&message_)) {
      request_.set_start_cursor(message_.cursor());
      pause_ = kFirstPause;
      failing_since_.reset();
      return;
    }
    Error error = DecodeError(stream_->Finish());
    stream_.reset();
    error.service = options_.service;
    error.address = options_.address;
    if (!PauseAfter(error)) error_ = std::move(error);
  }
}

bool ChangeRange::PauseAfter(const Error& error) {
  if (!IsResumable(error.code)) return false;
  // A service that was there until now has used up no patience.
  const auto now = steady_clock::now();
  if (failing_since_ && now - *failing_since_ >= options_.wait_timeout) return false;
  if (!failing_since_) failing_since_ = now;
  std::unique_lock lock(mutex_);
  cancelled_changed_.wait_for(lock, std::max(Scattered(pause_), error.retry_delay.value_or(milliseconds(0))),
                              [this] { return cancelled_; });
  pause_ = std::min(2 * pause_, kLongestPause);
  return true;
}

}  // namespace pulse::client
