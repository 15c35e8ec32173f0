// Sends an archive to an ingest service, over and over, and keeps what it said.

#pragma once

#include <functional>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"

namespace pulse::test {

namespace v1 = ::cordisbright::pulse::v1;

/// How an archive travels.
enum class Road { kCalls, kStream };  // IngestDocument from several threads; one IngestArchive

class ArchiveSender {
 public:
  /// `documents` must outlive the sender.
  explicit ArchiveSender(const std::vector<std::string>* documents) : documents_(documents) {}

  /// Sends every document to the service at `address`, and stops at the first
  /// failure. Whether all were answered. Calls `on_answer`, from any thread,
  /// after each answer.
  bool SendAll(const std::string& address, Road road, const std::function<void()>& on_answer);

  /// Names of the issues that the service said are stored, in any call so far.
  const std::set<std::string>& acknowledged() const { return acknowledged_; }
  int failed_calls() const { return failed_calls_; }
  /// Answers that no run may give, such as an update of an issue sent once.
  const std::vector<std::string>& wrong_answers() const { return wrong_answers_; }

 private:
  bool SendByCalls(v1::IngestService::Stub& stub, const std::function<void()>& on_answer);
  bool SendByStream(v1::IngestService::Stub& stub, const std::function<void()>& on_answer);
  void Record(const v1::IngestDocumentResponse& answer);
  void RecordFailure();

  const std::vector<std::string>* const documents_;
  std::mutex mutex_;  // guards what follows while SendAll runs
  std::set<std::string> acknowledged_;
  std::set<std::string> created_;
  int failed_calls_ = 0;
  std::vector<std::string> wrong_answers_;
};

}  // namespace pulse::test
