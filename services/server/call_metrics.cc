#include "services/server/call_metrics.h"

#include <algorithm>
#include <bit>

namespace pulse::server {

void CallMetrics::Record(std::string_view method, grpc::StatusCode code, std::chrono::microseconds duration) {
  const auto micros = static_cast<std::uint64_t>(std::max<std::int64_t>(duration.count(), 0));
  const std::size_t bucket =
      std::min<std::size_t>(static_cast<std::size_t>(std::bit_width(micros)), kBuckets - 1);
  const std::lock_guard lock(mutex_);
  auto counts = methods_.find(method);
  if (counts == methods_.end()) counts = methods_.emplace(method, Counts{}).first;
  ++counts->second.calls[code];
  ++counts->second.durations[bucket];
}

std::vector<MethodSummary> CallMetrics::Summarize() const {
  const std::lock_guard lock(mutex_);
  std::vector<MethodSummary> summaries;
  for (const auto& [method, counts] : methods_) {
    MethodSummary& summary = summaries.emplace_back();
    summary.method = method;
    summary.calls = counts.calls;
    for (const auto& [code, calls] : counts.calls) summary.total += calls;
    summary.median = Percentile(counts, summary.total, 50);
    summary.percentile_99 = Percentile(counts, summary.total, 99);
  }
  return summaries;
}

std::chrono::microseconds CallMetrics::Percentile(const Counts& counts, std::int64_t total, int percent) {
  std::int64_t within = 0;
  std::size_t bucket = 0;
  for (; bucket < kBuckets - 1; ++bucket) {
    within += counts.durations[bucket];
    if (within * 100 >= total * percent) break;
  }
  return std::chrono::microseconds(std::int64_t{1} << bucket);
}

}  // namespace pulse::server
