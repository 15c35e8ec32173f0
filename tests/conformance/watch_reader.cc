#include "tests/conformance/watch_reader.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace pulse::test {

WatchReader::WatchReader(v1::QueryService::Stub& stub, const v1::WatchChangesRequest& request)
    : thread_([this, &stub, request] { Read(stub, request); }) {}

WatchReader::~WatchReader() {
  context_.TryCancel();
  thread_.join();
}

void WatchReader::Read(v1::QueryService::Stub& stub, const v1::WatchChangesRequest& request) {
  const auto stream = stub.WatchChanges(&context_, request);
  v1::WatchChangesResponse message;
  while (stream->Read(&message)) {
    const std::lock_guard lock(mutex_);
    messages_.push_back(message);
    changed_.notify_all();
  }
  const grpc::Status status = stream->Finish();
  const std::lock_guard lock(mutex_);
  status_ = status;
  changed_.notify_all();
}

std::optional<v1::WatchChangesResponse> WatchReader::Next(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, patience, [this] { return !messages_.empty() || status_.has_value(); });
  if (messages_.empty()) return std::nullopt;
  v1::WatchChangesResponse message = std::move(messages_.front());
  messages_.pop_front();
  return message;
}

std::vector<v1::WatchChangesResponse> WatchReader::Snapshot() {
  std::vector<v1::WatchChangesResponse> messages;
  while (auto message = Next()) {
    messages.push_back(*std::move(message));
    if (messages.back().has_snapshot_completed()) return messages;
  }
  ADD_FAILURE() << "the snapshot does not end";
  return messages;
}

grpc::Status WatchReader::Status() {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::seconds(20), [this] { return status_.has_value(); });
  return status_.value_or(grpc::Status(grpc::StatusCode::UNKNOWN, "the stream goes on"));
}

std::string Describe(const v1::WatchChangesResponse& message) {
  if (message.has_item_changed()) {
    const v1::ItemChanged& changed = message.item_changed();
    const std::string type = v1::ItemChangedType_Name(changed.type()).substr(18);  // ITEM_CHANGED_TYPE_
    return absl::StrCat(absl::AsciiStrToLower(type), " ",
                        changed.name().substr(changed.name().rfind('/') + 1));
  }
  if (message.has_issue_state_changed()) {
    const v1::IssueStateChanged& changed = message.issue_state_changed();
    return absl::StrCat("state ", changed.name(), " ", changed.previous_state(), ">", changed.state());
  }
  if (message.has_snapshot_completed()) {
    return absl::StrCat("snapshot done ", message.snapshot_completed().item_count());
  }
  return message.has_heartbeat() ? "heartbeat" : message.has_reset() ? "reset" : "nothing";
}

}  // namespace pulse::test
