// Counts what a service answered, and how long it took.

#pragma once

#include <grpcpp/support/status_code_enum.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace pulse::server {

/// What one method answered since the process started.
struct MethodSummary {
  std::string method;
  std::map<grpc::StatusCode, std::int64_t> calls;  // by code
  std::int64_t total = 0;
  /// Upper bound of the histogram bucket that half (99 of 100) of the calls
  /// stayed within; buckets double, so it is at most twice the true value.
  std::chrono::microseconds median{};
  std::chrono::microseconds percentile_99{};
};

/// Thread-safe.
class CallMetrics {
 public:
  void Record(std::string_view method, grpc::StatusCode code, std::chrono::microseconds duration);

  /// In order of method name.
  std::vector<MethodSummary> Summarize() const;

 private:
  // Bucket n holds calls of less than 2^n microseconds that no lower one holds;
  // the last, from 2^31 µs (36 minutes) on, the rest.
  static constexpr std::size_t kBuckets = 32;
  struct Counts {
    std::map<grpc::StatusCode, std::int64_t> calls;
    std::array<std::int64_t, kBuckets> durations{};
  };
  static std::chrono::microseconds Percentile(const Counts& counts, std::int64_t total, int percent);

  mutable std::mutex mutex_;
  std::map<std::string, Counts, std::less<>> methods_;  // guarded by mutex_
};

}  // namespace pulse::server
