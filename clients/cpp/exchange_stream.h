// Requests and answers over one stream, both ways at once.
//
//   auto stream = client.IngestArchive();
//   if (!stream->Send(request)) return stream->Finish();
//   while (auto answer = stream->Receive()) …
//
// Any number of requests may be sent before the first answer is received; the
// service takes them as fast as it can use them, and Send waits while it does
// not. Answers that come meanwhile are kept: receive them between two sends, and
// what is kept stays small. A caller that remembers what is unanswered can send
// just that again over a new stream.

#pragma once

#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"
#include "error.h"

namespace pulse::client {

namespace v1 = ::cordisbright::pulse::v1;

/// For errors, and how long to wait.
struct StreamOptions {
  std::string service;
  std::string address;
  /// Who asks; empty names nobody.
  std::string actor;
  /// How long the service may neither take a request nor answer one before the
  /// stream is given up with DEADLINE_EXCEEDED.
  std::chrono::milliseconds wait_timeout;
  /// Time of the whole stream.
  std::chrono::milliseconds timeout;
};

/// One call of an RPC that streams both ways. For one thread at a time. The
/// Client it came from must outlive it. Destroying it cancels what is not
/// finished.
template <typename Request, typename Response>
class ExchangeStream {
 public:
  using Call = grpc::ClientAsyncReaderWriter<Request, Response>;
  /// Starts the call; `tag` comes out of the queue when it has begun.
  using Start = std::function<std::unique_ptr<Call>(grpc::ClientContext*, grpc::CompletionQueue*, void* tag)>;

  ExchangeStream(const Start& start, StreamOptions options);
  ~ExchangeStream();
  ExchangeStream(const ExchangeStream&) = delete;
  ExchangeStream& operator=(const ExchangeStream&) = delete;

  /// Sends a request; waits while the service takes no more. False: the stream
  /// has ended, Finish() says why; answers that came before are still there.
  bool Send(const Request& request);

  /// The next answer, in the service's order. Waits at most `patience`, or
  /// until the options' when there is none. Empty: none came in that
  /// time, or the stream has ended (`ended()`).
  std::optional<Response> Receive(std::optional<std::chrono::milliseconds> patience = std::nullopt);

  /// Says that all is sent; answers still come. False: the stream has ended.
  bool WritesDone();

  /// Whether no answer can come any more.
  [[nodiscard]] bool ended() const { return ended_ && answers_.empty(); }

  /// Says that all is sent, drops the answers not received, and waits for the
  /// end. Empty: the service ended it well.
  std::optional<Error> Finish();

 private:
  enum class Step { kStart = 1, kRead, kWrite, kWritesDone, kFinish };

  // Waits for one step to be done. False: not until `deadline`.
  bool Advance(std::chrono::system_clock::time_point deadline);
  // As Advance; gives the stream up when `wait_timeout` passes without a step.
  bool AdvanceOrGiveUp();
  void StartRead();

  static void* Tag(Step step) { return reinterpret_cast<void*>(step); }  // NOLINT(performance-no-int-to-ptr)

  const StreamOptions options_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<Call> call_;
  Response reading_;
  std::deque<Response> answers_;
  grpc::Status status_;
  bool started_ = false;
  bool writing_ = false;
  bool write_failed_ = false;
  bool writes_done_ = false;
  bool ended_ = false;  // the last read has come back empty
  bool finished_ = false;
  bool timed_out_ = false;
};

/// Documents in, what became of each out, in the order of sending.
using ArchiveStream = ExchangeStream<v1::IngestArchiveRequest, v1::IngestArchiveResponse>;
/// Engagements in, a contact's interests out as soon as the next contact begins,
/// and the totals last.
using InterestStream = ExchangeStream<v1::ScoreInterestsRequest, v1::ScoreInterestsResponse>;

}  // namespace pulse::client
