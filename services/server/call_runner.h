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

#include <chrono>
#include <functional>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/server/call_context.h"
#include "services/server/call_metrics.h"
#include "services/server/worker_pool.h"

namespace pulse::server {

/// The longest any call may take, also one whose caller set no deadline or a
/// later one: beyond it nobody waits, and a worker must not be lost to it.
inline constexpr std::chrono::seconds kLongestCall{60};

/// Thread-safe. Must outlive the server whose calls it runs.
class CallRunner {
 public:
  /// As in WorkerPool.
  CallRunner(int workers, int queue_limit) : workers_(workers, queue_limit) {}

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

  CallMetrics metrics_;
  WorkerPool workers_;  // last: its threads use the rest
};

}  // namespace pulse::server
