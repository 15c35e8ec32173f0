// The one wrapper round every RPC. Its steps, in order:
//
//   request id → actor → deadline → admission → validation → handler → metrics → log line → Finish
//
// The first four run on gRPC's thread and never wait; the rest on a worker,
// so that a handler may wait for the database. A call is finished exactly once
// whatever the handler does. A service's RPC is then two functions, a check of
// the request and an answer to it, joined in one statement:
//
//   grpc::ServerUnaryReactor* QueryService::GetIssue(grpc::CallbackServerContext* context,
//                                                    const grpc::ByteBuffer* request,
//                                                    grpc::ByteBuffer* response) {
//     return calls_->Run<v1::GetIssueRequest>(
//         "QueryService/GetIssue", context, request, response, CheckGetIssue,
//         [this](const auto& asked, const auto& call) { return AnswerGetIssue(asked, call); });
//   }
//
// Methods take bytes (RawMethodsOf): to what is no message, as with a text that is not
// UTF-8, gRPC itself answers UNIMPLEMENTED without a word, and ends a stream of requests
// as if the caller had.

#pragma once

#include <grpcpp/server_context.h>
#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/server/call_context.h"
#include "services/server/call_metrics.h"
#include "services/server/call_record.h"
#include "services/server/conversation.h"
#include "services/server/exchange.h"
#include "services/server/wire_message.h"
#include "services/server/worker_pool.h"

namespace pulse::server {

/// Most streams open at once. An idle one holds memory and no worker.
inline constexpr std::size_t kMostExchanges = 100;

/// Most streams open at once that only send. An idle one costs about 20 KB.
inline constexpr std::size_t kMostFeeds = 10'000;

/// Answers at hand for each that the log shows.
inline constexpr std::uint64_t kStoredAnswersALine = 1000;

/// Thread-safe. Must outlive the server whose calls it runs.
class CallRunner final : private StreamHost {
 public:
  /// Whether a call has to wait for something before it is given to a worker.
  /// When it has, `resume` is called once, on any thread: with OK, or with what
  /// to answer instead. Called on gRPC's thread; must not block.
  using Gate = std::function<bool(const CallContext& call, std::function<void(absl::Status)> resume)>;

  /// As in WorkerPool.
  CallRunner(int workers, int queue_limit)
      : window_(static_cast<std::size_t>(workers)), workers_(workers, queue_limit) {}

  /// Takes the call on. `check` is `absl::Status(const Request&)`, `answer` is
  /// `absl::StatusOr<Response>(const Request&, const CallContext&)`; both are
  /// copied, and called on a worker. `method` is a literal. `gate_for` makes the Gate
  /// of a request.
  template <typename Request, typename Check, typename Answer>
  grpc::ServerUnaryReactor* Run(std::string_view method, grpc::CallbackServerContext* context,
                                const grpc::ByteBuffer* request, grpc::ByteBuffer* response, Check check,
                                Answer answer,
                                const std::function<Gate(const Request&)>& gate_for = nullptr) {
    const CallRecord record(method, context);
    const auto request_bytes = static_cast<std::int64_t>(request->Length());
    Request asked;
    if (absl::Status read = ReadWireMessage(*request, &asked); !read.ok())
      return FinishStored(record, context, read, request_bytes, 0);
    // gRPC keeps its own until the call ends: a document need not be held twice.
    const_cast<grpc::ByteBuffer*>(request)->Clear();  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    const Gate gate = gate_for ? gate_for(asked) : nullptr;
    return StartAnswering(
        record, request_bytes, std::move(asked), response,
        [check, answer](const Request& unchecked,
                        const CallContext& call) -> decltype(answer(unchecked, call)) {
          if (absl::Status checked = check(unchecked); !checked.ok()) return checked;
          return answer(unchecked, call);
        },
        gate);
  }

  /// As Run, for an RPC whose answer may be at hand as bytes: `recall`,
  /// `bool(const Request&, grpc::ByteBuffer*)`, is asked first, on gRPC's thread,
  /// after the request was checked there. It must not block. Such an answer holds
  /// no worker; in the log, one in kStoredAnswersALine stands for the rest.
  /// `gate_for` makes the Gate of a request whose answer is not at hand.
  template <typename Request, typename Check, typename Recall, typename Answer, typename GateFor>
  grpc::ServerUnaryReactor* RunStored(std::string_view method, grpc::CallbackServerContext* context,
                                      const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                      const Check& check, const Recall& recall, Answer answer,
                                      const GateFor& gate_for) {
    const CallRecord record(method, context);
    const auto request_bytes = static_cast<std::int64_t>(request->Length());
    Request asked;
    absl::Status status = ReadWireMessage(*request, &asked);
    if (status.ok()) status = record.CheckAwaited(context->deadline());
    if (status.ok()) status = record.CheckCaller();
    if (status.ok()) status = check(asked);
    if (!status.ok() || recall(asked, response)) {
      return FinishStored(record, context, status, request_bytes,
                          status.ok() ? static_cast<std::int64_t>(response->Length()) : 0);
    }
    const Gate gate = gate_for(asked);
    return StartAnswering(record, request_bytes, std::move(asked), response, std::move(answer), gate);
  }

  /// Takes a stream on whose messages `handler` answers one by one (see
  /// Exchange), as many at once as there are workers.
  template <typename Request, typename Response>
  RawBidiReactor* RunExchange(std::string_view method, grpc::CallbackServerContext* context,
                              typename Exchange<Request, Response>::Handler handler) {
    StreamHost* const host = this;
    auto exchange =
        std::make_shared<Exchange<Request, Response>>(host, method, context, window_, std::move(handler));
    exchange->Begin(Admit(exchange, &exchanges_, kMostExchanges));
    return exchange.get();
  }

  /// Takes a stream that `listener` hears message by message (see Conversation).
  template <typename Request, typename Response>
  RawBidiReactor* RunConversation(std::string_view method, grpc::CallbackServerContext* context,
                                  std::unique_ptr<Listener<Request, Response>> listener) {
    StreamHost* const host = this;
    auto conversation =
        std::make_shared<Conversation<Request, Response>>(host, method, context, std::move(listener));
    conversation->Begin(Admit(conversation, &exchanges_, kMostExchanges));
    return conversation.get();
  }

  /// Takes on a stream that runs itself, until host()->Forget: UNAVAILABLE while
  /// draining, RESOURCE_EXHAUSTED beyond kMostFeeds.
  absl::Status AdmitFeed(const std::shared_ptr<AnyStream>& feed);
  StreamHost* host() { return this; }

  /// Lets streams answer what they have taken and end, and refuses new ones:
  /// the first step of an orderly stop. Does not wait.
  void Drain();

  const CallMetrics& metrics() const { return metrics_; }

 private:
  class Call;
  /// Answers; the bytes of the answer.
  using Work = std::function<absl::StatusOr<std::int64_t>(const CallContext&)>;

  grpc::ServerUnaryReactor* Start(const CallRecord& record, std::int64_t request_bytes, Work work,
                                  const Gate& gate);

  template <typename Request, typename Answer>
  grpc::ServerUnaryReactor* StartAnswering(const CallRecord& record, std::int64_t request_bytes,
                                           Request&& asked, grpc::ByteBuffer* response, Answer answer,
                                           const Gate& gate) {
    return Start(
        record, request_bytes,
        [asked = std::forward<Request>(asked), response,
         answer](const CallContext& call) -> absl::StatusOr<std::int64_t> {
          auto answered = answer(asked, call);
          if (!answered.ok()) return answered.status();
          *response = ToWire(*answered);
          return static_cast<std::int64_t>(response->Length());
        },
        gate);
  }

  grpc::ServerUnaryReactor* FinishStored(const CallRecord& record, grpc::CallbackServerContext* context,
                                         const absl::Status& status, std::int64_t request_bytes,
                                         std::int64_t response_bytes);
  void Submit(Call* call);

  using Streams = std::map<const void*, std::weak_ptr<AnyStream>>;

  /// UNAVAILABLE while draining; RESOURCE_EXHAUSTED beyond `most` in `streams`.
  absl::Status Admit(const std::shared_ptr<AnyStream>& stream, Streams* streams, std::size_t most);
  void RunBehind(std::function<void()> job) override { workers_.SubmitBehind(std::move(job)); }
  void Forget(const void* exchange) override;
  CallMetrics* stream_metrics() override { return &metrics_; }

  CallMetrics metrics_;
  std::atomic<std::uint64_t> stored_answers_{0};
  const std::size_t window_;
  std::mutex exchanges_mutex_;
  Streams exchanges_;      // guarded by exchanges_mutex_
  Streams feeds_;          // guarded by exchanges_mutex_
  bool draining_ = false;  // guarded by exchanges_mutex_
  WorkerPool workers_;     // last: its threads use the rest
};

}  // namespace pulse::server
