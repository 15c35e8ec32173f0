#include "services/server/serve.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "db/database.h"
#include "services/server/log.h"
#include "services/server/watchdog.h"

namespace pulse::server {
namespace {

using std::chrono::milliseconds;

// A probe that takes longer counts as a database that is away.
constexpr std::chrono::seconds kProbeTimeout{2};
// How long a stopping service still answers while it says NOT_SERVING: two
// probes of a balancer that looks every quarter of a second.
constexpr milliseconds kStopNotice{500};
// What a drain may take beyond its time before it counts as hung: cancelled
// calls end when the database has noticed.
constexpr std::chrono::seconds kWatchdogMargin{5};

void LogCallSummary(const CallMetrics& metrics) {
  for (const MethodSummary& summary : metrics.Summarize()) {
    const auto ok = summary.calls.find(grpc::StatusCode::OK);
    const std::int64_t failed = summary.total - (ok == summary.calls.end() ? 0 : ok->second);
    Log(LogLevel::kInfo, "summary",
        {{"method", summary.method},
         {"calls", summary.total},
         {"failed", failed},
         {"median_us_below", summary.median.count()},
         {"p99_us_below", summary.percentile_99.count()}});
  }
}

}  // namespace

int Serve(const Config& config, const Served& served, CallRunner& calls, const StopSignal& stop) {
  // Probes have a connection of their own: behind busy calls they would wait,
  // and report a database that is merely popular as gone.
  db::Database probed({.url = config.database_url, .connections = 1});
  const auto check_ready = [&probed] {
    return probed.CheckReady(std::chrono::system_clock::now() + kProbeTimeout);
  };
  auto server = Server::Start(config.listen, served, check_ready);
  if (!server.ok()) {
    Log(LogLevel::kError, "start",
        {{"service", served.name}, {"error", std::string(server.status().message())}});
    return 1;
  }
  Log(LogLevel::kInfo, "listening",
      {{"service", served.name},
       {"address",
        config.listen.substr(0, config.listen.rfind(':') + 1) + std::to_string((*server)->port())}});

  const char* signal = stop.Wait();
  Log(LogLevel::kInfo, "stopping", {{"signal", signal}, {"drain_seconds", config.drain_seconds}});
  const std::chrono::seconds drain(config.drain_seconds);
  const Watchdog watchdog(kStopNotice + drain + kWatchdogMargin);
  calls.Drain();
  (*server)->Stop(std::min<milliseconds>(kStopNotice, drain), drain);
  LogCallSummary(calls.metrics());
  Log(LogLevel::kInfo, "stopped", {{"service", served.name}});
  return 0;
}

}  // namespace pulse::server
