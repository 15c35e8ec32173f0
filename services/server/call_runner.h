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
//                                                    const v1::GetIssueRequest* request,
//                                                    v1::GetIssueResponse* response) {
//     return calls_->Run("QueryService/GetIssue", context, request, response, CheckGetIssue,
//                        [this](const auto& asked, const auto& call) { return AnswerGetIssue(asked, call);
//                        });
//   }

#pragma once

#include <google/protobuf/message_lite.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/server_callback.h>

#include <cstddef>
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
#include "services/server/worker_pool.h"

namespace pulse::server {

/// Most streams open at once. An idle one holds memory and no worker.
inline constexpr std::size_t kMostExchanges = 100;

/// Thread-safe. Must outlive the server whose calls it runs.
class CallRunner final : private ExchangeHost {
 public:
  /// As in WorkerPool.
  CallRunner(int workers, int queue_limit)
      : window_(static_cast<std::size_t>(workers)), workers_(workers, queue_limit) {}

  /// Takes the call on. `check` is `absl::Status(const Request&)`, `answer` is
  /// `absl::StatusOr<Response>(const Request&, const CallContext&)`; both are
  /// copied, and called on a worker. `method` is a literal.
  template <typename Request, typename Response, typename Check, typename Answer>
  grpc::ServerUnaryReactor* Run(std::string_view method, grpc::CallbackServerContext* context,
                                const Request* request, Response* response, Check check, Answer answer) {
    return Start({method, context, request, response},
                 [request, response, check, answer](const CallContext& call) -> absl::Status {
                   if (absl::Status checked = check(*request); !checked.ok()) return checked;
                   absl::StatusOr<Response> answered = answer(*request, call);
                   if (!answered.ok()) return answered.status();
                   *response = *std::move(answered);
                   return absl::OkStatus();
                 });
  }

  /// Takes a stream on whose messages `handler` answers one by one (see
  /// Exchange), as many at once as there are workers.
  template <typename Request, typename Response>
  grpc::ServerBidiReactor<Request, Response>* RunExchange(
      std::string_view method, grpc::CallbackServerContext* context,
      typename Exchange<Request, Response>::Handler handler) {
    ExchangeHost* const host = this;
    auto exchange =
        std::make_shared<Exchange<Request, Response>>(host, method, context, window_, std::move(handler));
    exchange->Begin(Admit(exchange));
    return exchange.get();
  }

  /// Takes a stream that `listener` hears message by message (see Conversation).
  template <typename Request, typename Response>
  grpc::ServerBidiReactor<Request, Response>* RunConversation(
      std::string_view method, grpc::CallbackServerContext* context,
      std::unique_ptr<Listener<Request, Response>> listener) {
    ExchangeHost* const host = this;
    auto conversation =
        std::make_shared<Conversation<Request, Response>>(host, method, context, std::move(listener));
    conversation->Begin(Admit(conversation));
    return conversation.get();
  }

  /// Lets streams answer what they have taken and end, and refuses new ones:
  /// the first step of an orderly stop. Does not wait.
  void Drain();

  const CallMetrics& metrics() const { return metrics_; }

 private:
  class Call;
  using Work = std::function<absl::Status(const CallContext&)>;
  struct Subject {
    std::string_view method;
    grpc::CallbackServerContext* context;
    const google::protobuf::MessageLite* request;
    const google::protobuf::MessageLite* response;
  };

  grpc::ServerUnaryReactor* Start(const Subject& subject, Work work);

  /// UNAVAILABLE while draining; RESOURCE_EXHAUSTED beyond kMostExchanges.
  absl::Status Admit(const std::shared_ptr<AnyExchange>& exchange);
  void RunBehind(std::function<void()> job) override { workers_.SubmitBehind(std::move(job)); }
  void Forget(const void* exchange) override;
  CallMetrics* exchange_metrics() override { return &metrics_; }

  CallMetrics metrics_;
  const std::size_t window_;
  std::mutex exchanges_mutex_;
  std::map<const void*, std::weak_ptr<AnyExchange>> exchanges_;  // guarded by exchanges_mutex_
  bool draining_ = false;                                        // guarded by exchanges_mutex_
  WorkerPool workers_;                                           // last: its threads use the rest
};

}  // namespace pulse::server
