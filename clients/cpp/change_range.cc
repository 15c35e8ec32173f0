#include "clients/cpp/change_range.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace pulse::client {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPause{100};
constexpr milliseconds kLongestPause{5000};

}  // namespace

ChangeRange::ChangeRange(v1::QueryService::Stub& stub, std::string service, std::string address,
                         std::string actor, v1::WatchChangesRequest request, milliseconds patience)
    : stub_(stub),
      service_(std::move(service)),
      address_(std::move(address)),
      actor_(std::move(actor)),
      request_(std::move(request)),
      patience_(patience),
      pause_(kFirstPause),
      give_up_(std::chrono::steady_clock::now() + patience) {}

ChangeRange::~ChangeRange() {
  if (context_ == nullptr) return;
  context_->TryCancel();
  if (stream_ != nullptr) stream_->Finish();  // its status says that we cancelled it
}

void ChangeRange::Open() {
  context_ = std::make_unique<grpc::ClientContext>();
  if (!actor_.empty()) context_->AddMetadata("pulse-actor", actor_);
  stream_ = stub_.WatchChanges(context_.get(), request_);
}

void ChangeRange::Advance() {
  while (!error_) {
    if (stream_ == nullptr) Open();
    if (stream_->Read(&message_)) {
      request_.set_start_cursor(message_.cursor());
      pause_ = kFirstPause;
      give_up_ = std::chrono::steady_clock::now() + patience_;
      return;
    }
    Error error = DecodeError(stream_->Finish());
    stream_.reset();
    error.service = service_;
    error.address = address_;
    if (!PauseAfter(error)) error_ = std::move(error);
  }
}

bool ChangeRange::PauseAfter(const Error& error) {
  const bool resumable =
      error.code == grpc::StatusCode::UNAVAILABLE || error.code == grpc::StatusCode::RESOURCE_EXHAUSTED;
  if (!resumable) return false;
  // A service that was there until now has no patience used up.
  const auto now = std::chrono::steady_clock::now();
  if (pause_ == kFirstPause) give_up_ = now + patience_;
  if (now + pause_ > give_up_) return false;
  std::this_thread::sleep_for(pause_);
  pause_ = std::min(2 * pause_, kLongestPause);
  return true;
}

}  // namespace pulse::client
