#include "clients/cpp/archive_stream.h"

#include <utility>

namespace pulse::client {
namespace {

using std::chrono::system_clock;

}  // namespace

ArchiveStream::ArchiveStream(v1::IngestService::Stub& stub, std::string service, std::string address,
                             const std::string& actor, std::chrono::milliseconds timeout)
    : service_(std::move(service)), address_(std::move(address)), timeout_(timeout) {
  if (!actor.empty()) context_.AddMetadata("pulse-actor", actor);
  call_ = stub.AsyncIngestArchive(&context_, &queue_, Tag(Step::kStart));
}

ArchiveStream::~ArchiveStream() {
  // What is under way must come back before the queue may go.
  context_.TryCancel();
  queue_.Shutdown();
  void* tag = nullptr;
  bool ok = false;
  while (queue_.Next(&tag, &ok)) {
  }
}

void ArchiveStream::StartRead() { call_->Read(&reading_, Tag(Step::kRead)); }

bool ArchiveStream::Advance(system_clock::time_point deadline) {
  void* tag = nullptr;
  bool ok = false;
  if (queue_.AsyncNext(&tag, &ok, deadline) != grpc::CompletionQueue::GOT_EVENT) return false;
  if (tag == Tag(Step::kStart)) {
    started_ = true;
    StartRead();  // also when the call failed: the read's return ends the stream
  } else if (tag == Tag(Step::kRead)) {
    if (ok) {
      answers_.push_back(std::move(reading_));
      reading_.Clear();
      StartRead();
    } else {
      ended_ = true;
    }
  } else if (tag == Tag(Step::kFinish)) {
    finished_ = true;
  } else {
    writing_ = false;
    write_failed_ = write_failed_ || !ok;
  }
  return true;
}

bool ArchiveStream::AdvanceOrGiveUp() {
  if (Advance(system_clock::now() + timeout_)) return true;
  timed_out_ = true;
  context_.TryCancel();
  return false;
}

bool ArchiveStream::Send(const v1::IngestArchiveRequest& request) {
  while (!started_ && !timed_out_) AdvanceOrGiveUp();
  if (ended_ || write_failed_ || writes_done_ || timed_out_) return false;
  writing_ = true;
  call_->Write(request, Tag(Step::kWrite));
  // The write must come back before `request` may go, cancelled or not.
  while (writing_) AdvanceOrGiveUp();
  return !write_failed_;
}

std::optional<v1::IngestArchiveResponse> ArchiveStream::Receive(
    std::optional<std::chrono::milliseconds> patience) {
  const auto until = system_clock::now() + patience.value_or(timeout_);
  while (answers_.empty() && !ended_) {
    if (Advance(until)) continue;
    if (patience) return std::nullopt;
    timed_out_ = true;
    context_.TryCancel();
    while (!ended_) Advance(system_clock::time_point::max());
  }
  if (answers_.empty()) return std::nullopt;
  auto answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

std::optional<Error> ArchiveStream::Finish() {
  while (!started_) AdvanceOrGiveUp();
  if (!writes_done_ && !ended_) {
    writes_done_ = true;
    writing_ = true;
    call_->WritesDone(Tag(Step::kWritesDone));
  }
  while (writing_ || !ended_) AdvanceOrGiveUp();
  answers_.clear();
  if (!finished_) {
    call_->Finish(&status_, Tag(Step::kFinish));
    while (!finished_) AdvanceOrGiveUp();
  }
  if (status_.ok()) return std::nullopt;
  Error error = timed_out_ ? LocalError(grpc::StatusCode::DEADLINE_EXCEEDED, "no answer in time")
                           : DecodeError(status_);
  error.service = service_;
  error.address = address_;
  return error;
}

}  // namespace pulse::client
