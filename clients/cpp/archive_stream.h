// Documents into the ingest service over one stream, an answer each.
//
//   auto stream = client.IngestArchive();
//   if (!stream->Send(request)) return stream->Finish();
//   while (auto answer = stream->Receive()) …
//
// Any number of documents may be sent before the first answer is received; the
// service takes them as fast as it can store them, and Send waits while it does
// not. A caller that remembers what is unanswered can send just that again over
// a new stream: nothing is stored twice.

#pragma once

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "clients/cpp/error.h"
#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"

namespace pulse::client {

namespace v1 = ::cordisbright::pulse::v1;

/// One call of IngestArchive. For one thread at a time. Destroying it cancels
/// what is not finished.
class ArchiveStream {
 public:
  /// `timeout` is how long the service may neither take nor answer a document
  /// before the stream is given up with DEADLINE_EXCEEDED. `service` and
  /// `address` are for errors.
  ArchiveStream(v1::IngestService::Stub& stub, std::string service, std::string address,
                const std::string& actor, std::chrono::milliseconds timeout);
  ~ArchiveStream();
  ArchiveStream(const ArchiveStream&) = delete;
  ArchiveStream& operator=(const ArchiveStream&) = delete;

  /// Sends a document; waits while the service takes no more. False: the stream
  /// has ended, Finish() says why; answers that came before are still there.
  bool Send(const v1::IngestArchiveRequest& request);

  /// The next answer, in the order of sending. Waits at most `patience`, or
  /// until the stream's timeout when there is none. Empty: none came in that
  /// time, or the stream has ended (`ended()`).
  std::optional<v1::IngestArchiveResponse> Receive(
      std::optional<std::chrono::milliseconds> patience = std::nullopt);

  /// Whether no answer can come any more.
  [[nodiscard]] bool ended() const { return ended_ && answers_.empty(); }

  /// Says that all is sent, drops the answers not received, and waits for the
  /// end. Empty: the service ended it well.
  std::optional<Error> Finish();

 private:
  enum class Step { kStart = 1, kRead, kWrite, kWritesDone, kFinish };

  // Waits for one step to be done. False: not until `deadline`.
  bool Advance(std::chrono::system_clock::time_point deadline);
  // As Advance; gives the stream up when `timeout_` passes without a step.
  bool AdvanceOrGiveUp();
  void StartRead();

  static void* Tag(Step step) { return reinterpret_cast<void*>(step); }  // NOLINT(performance-no-int-to-ptr)

  const std::string service_;
  const std::string address_;
  const std::chrono::milliseconds timeout_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::ClientAsyncReaderWriter<v1::IngestArchiveRequest, v1::IngestArchiveResponse>> call_;
  v1::IngestArchiveResponse reading_;
  std::deque<v1::IngestArchiveResponse> answers_;
  grpc::Status status_;
  bool started_ = false;
  bool writing_ = false;
  bool write_failed_ = false;
  bool writes_done_ = false;
  bool ended_ = false;  // the last read has come back empty
  bool finished_ = false;
  bool timed_out_ = false;
};

}  // namespace pulse::client
