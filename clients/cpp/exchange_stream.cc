#include "clients/cpp/exchange_stream.h"

#include <utility>

namespace pulse::client {
namespace {

using std::chrono::system_clock;

}  // namespace

template <typename Request, typename Response>
ExchangeStream<Request, Response>::ExchangeStream(const Start& start, StreamOptions options)
    : options_(std::move(options)) {
  context_.set_deadline(system_clock::now() + options_.timeout);
  if (!options_.actor.empty()) context_.AddMetadata("pulse-actor", options_.actor);
  call_ = start(&context_, &queue_, Tag(Step::kStart));
}

template <typename Request, typename Response>
ExchangeStream<Request, Response>::~ExchangeStream() {
  // What is under way must come back before the queue may go.
  context_.TryCancel();
  queue_.Shutdown();
  void* tag = nullptr;
  bool ok = false;
  while (queue_.Next(&tag, &ok)) {
  }
}

template <typename Request, typename Response>
void ExchangeStream<Request, Response>::StartRead() {
  call_->Read(&reading_, Tag(Step::kRead));
}

template <typename Request, typename Response>
bool ExchangeStream<Request, Response>::Advance(system_clock::time_point deadline) {
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

template <typename Request, typename Response>
bool ExchangeStream<Request, Response>::AdvanceOrGiveUp() {
  if (Advance(system_clock::now() + options_.wait_timeout)) return true;
  timed_out_ = true;
  context_.TryCancel();
  return false;
}

template <typename Request, typename Response>
bool ExchangeStream<Request, Response>::Send(const Request& request) {
  while (!started_ && !timed_out_) AdvanceOrGiveUp();
  if (ended_ || write_failed_ || writes_done_ || timed_out_) return false;
  writing_ = true;
  call_->Write(request, Tag(Step::kWrite));
  // The write must come back before `request` may go, cancelled or not.
  while (writing_) AdvanceOrGiveUp();
  return !write_failed_;
}

template <typename Request, typename Response>
std::optional<Response> ExchangeStream<Request, Response>::Receive(
    std::optional<std::chrono::milliseconds> patience) {
  const auto until = system_clock::now() + patience.value_or(options_.wait_timeout);
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

template <typename Request, typename Response>
bool ExchangeStream<Request, Response>::WritesDone() {
  while (!started_) AdvanceOrGiveUp();
  if (!writes_done_ && !ended_) {
    writes_done_ = true;
    writing_ = true;
    call_->WritesDone(Tag(Step::kWritesDone));
  }
  while (writing_) AdvanceOrGiveUp();
  return !ended_ && !write_failed_ && !timed_out_;
}

template <typename Request, typename Response>
std::optional<Error> ExchangeStream<Request, Response>::Finish() {
  WritesDone();
  while (writing_ || !ended_) AdvanceOrGiveUp();
  answers_.clear();
  if (!finished_) {
    call_->Finish(&status_, Tag(Step::kFinish));
    while (!finished_) AdvanceOrGiveUp();
  }
  if (status_.ok()) return std::nullopt;
  Error error = timed_out_ ? LocalError(grpc::StatusCode::DEADLINE_EXCEEDED, "no answer in time")
                           : DecodeError(status_);
  error.service = options_.service;
  error.address = options_.address;
  return error;
}

template class ExchangeStream<v1::IngestArchiveRequest, v1::IngestArchiveResponse>;
template class ExchangeStream<v1::ScoreInterestsRequest, v1::ScoreInterestsResponse>;

}  // namespace pulse::client
