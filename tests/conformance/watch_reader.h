// A reader of WatchChanges for tests: messages one by one, on a thread of its
// own, so that waiting for one that does not come ends.

#pragma once

#include <grpcpp/client_context.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cordisbright/pulse/v1/query_service.grpc.pb.h"

namespace pulse::test {

namespace v1 = ::cordisbright::pulse::v1;

class WatchReader {
 public:
  WatchReader(v1::QueryService::Stub& stub, const v1::WatchChangesRequest& request);
  /// Ends the stream.
  ~WatchReader();
  WatchReader(const WatchReader&) = delete;
  WatchReader& operator=(const WatchReader&) = delete;

  /// The next message; nothing when none comes within `patience`, or the stream
  /// has ended.
  std::optional<v1::WatchChangesResponse> Next(std::chrono::milliseconds patience = std::chrono::seconds(10));

  /// Messages up to and with the end of the snapshot; fails the test when that
  /// does not come.
  std::vector<v1::WatchChangesResponse> Snapshot();

  /// Stops reading and ends the stream, as a reader does that is killed.
  void Kill() { context_.TryCancel(); }

  /// How the stream ended; waits for that.
  grpc::Status Status();

 private:
  void Read(v1::QueryService::Stub& stub, const v1::WatchChangesRequest& request);

  grpc::ClientContext context_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<v1::WatchChangesResponse> messages_;  // guarded by mutex_
  std::optional<grpc::Status> status_;             // guarded by mutex_
  std::thread thread_;                             // last: it uses the rest
};

/// In a line: `added care-homes`, `state issues/2022-09 3>4`, `snapshot done 10`,
/// `heartbeat`, `reset`.
std::string Describe(const v1::WatchChangesResponse& message);

}  // namespace pulse::test
