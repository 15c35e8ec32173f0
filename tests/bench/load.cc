#include "tests/bench/load.h"

#include <grpcpp/client_context.h>
#include <grpcpp/generic/generic_stub.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <vector>

namespace pulse::bench {
namespace {

using Clock = std::chrono::steady_clock;

// One of the calls in flight: when it ends it begins again.
class Caller {
 public:
  struct Shared {
    grpc::GenericStub stub;
    const std::string& method;
    const grpc::ByteBuffer& request;
    std::size_t least_bytes;
    Clock::time_point end;
    std::mutex mutex;
    std::condition_variable all_done;
    int running = 0;      // guarded by mutex
    std::string failure;  // guarded by mutex
  };

  explicit Caller(Shared* shared) : shared_(shared) {}

  void Begin() {
    context_ = std::make_unique<grpc::ClientContext>();
    response_.Clear();
    began_ = Clock::now();
    shared_->stub.UnaryCall(context_.get(), shared_->method, {}, &shared_->request, &response_,
                            [this](const grpc::Status& status) { Ended(status); });
  }

  const std::vector<double>& micros() const { return micros_; }

 private:
  void Ended(const grpc::Status& status) {
    const Clock::time_point now = Clock::now();
    const bool good = status.ok() && response_.Length() >= shared_->least_bytes;
    if (good) {
      micros_.push_back(std::chrono::duration<double, std::micro>(now - began_).count());
      if (now < shared_->end) return Begin();
    }
    const std::lock_guard lock(shared_->mutex);
    if (!good) shared_->failure = status.ok() ? "an answer is too short" : status.error_message();
    if (--shared_->running == 0) shared_->all_done.notify_all();
  }

  Shared* const shared_;
  std::unique_ptr<grpc::ClientContext> context_;
  grpc::ByteBuffer response_;
  Clock::time_point began_;
  std::vector<double> micros_;
};

}  // namespace

LoadResult Load(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                const grpc::ByteBuffer& request, int in_flight, std::size_t least_bytes,
                std::chrono::milliseconds duration) {
  const Clock::time_point begin = Clock::now();
  Caller::Shared shared{
      grpc::GenericStub(channel), method, request, least_bytes, begin + duration, {}, {}, in_flight, {}};
  std::vector<std::unique_ptr<Caller>> callers;
  for (int i = 0; i < in_flight; ++i) callers.push_back(std::make_unique<Caller>(&shared));
  for (const auto& caller : callers) caller->Begin();
  {
    std::unique_lock lock(shared.mutex);
    shared.all_done.wait(lock, [&] { return shared.running == 0; });
    if (!shared.failure.empty()) throw std::runtime_error(method + ": " + shared.failure);
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  std::vector<double> micros;
  for (const auto& caller : callers) {
    micros.insert(micros.end(), caller->micros().begin(), caller->micros().end());
  }
  std::sort(micros.begin(), micros.end());
  LoadResult result;
  result.calls = static_cast<std::int64_t>(micros.size());
  result.calls_a_second = static_cast<double>(micros.size()) / seconds;
  result.p50_micros = micros[micros.size() / 2];
  result.p99_micros = micros[micros.size() * 99 / 100];
  return result;
}

}  // namespace pulse::bench
