#include "tests/bench/call_load.h"

#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stdexcept>

namespace pulse::bench {
namespace {

using Clock = std::chrono::steady_clock;

class Caller {
 public:
  Caller(const std::shared_ptr<grpc::Channel>& channel, std::string method, const std::string& request,
         Clock::time_point end)
      : stub_(channel), method_(std::move(method)), end_(end) {
    const grpc::Slice slice(request);
    request_ = grpc::ByteBuffer(&slice, 1);
  }

  void Run(int in_flight) {
    running_ = in_flight;
    for (int i = 0; i < in_flight; ++i) Start();
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return running_ == 0; });
  }

  std::size_t calls() const { return calls_; }
  std::size_t bytes() const { return bytes_; }
  bool failed() const { return failed_; }

 private:
  struct Call {
    grpc::ClientContext context;
    grpc::ByteBuffer response;
  };

  void Start() {
    auto* call = new Call;
    stub_.UnaryCall(&call->context, method_, {}, &request_, &call->response,
                    [this, call](const grpc::Status& status) {
                      if (!status.ok()) failed_ = true;
                      bytes_ = call->response.Length();
                      delete call;
                      Next();
                    });
  }

  void Next() {
    ++calls_;
    if (!failed_ && Clock::now() < end_) return Start();
    const std::lock_guard lock(mutex_);
    if (--running_ == 0) ended_.notify_all();
  }

  grpc::TemplatedGenericStub<grpc::ByteBuffer, grpc::ByteBuffer> stub_;
  const std::string method_;
  const Clock::time_point end_;
  grpc::ByteBuffer request_;
  std::atomic<std::size_t> calls_{0};
  std::atomic<std::size_t> bytes_{0};
  std::atomic<bool> failed_{false};
  std::mutex mutex_;
  std::condition_variable ended_;
  int running_ = 0;  // guarded by mutex_
};

}  // namespace

Load CallFor(std::chrono::milliseconds time, const std::shared_ptr<grpc::Channel>& channel,
             const std::string& method, const std::string& request, int in_flight) {
  const auto begin = Clock::now();
  Caller caller(channel, method, request, begin + time);
  caller.Run(in_flight);
  if (caller.failed()) throw std::runtime_error("a call of " + method + " failed");
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  return {static_cast<double>(caller.calls()) / seconds, caller.bytes()};
}

}  // namespace pulse::bench
