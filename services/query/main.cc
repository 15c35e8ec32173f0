// pulse-query: wiring.

#include <exception>
#include <string>

#include "db/database.h"
#include "services/query/requests.h"
#include "services/query/service.h"
#include "services/server/config.h"
#include "services/server/log.h"
#include "services/server/serve.h"
#include "services/server/stop_signal.h"

namespace server = pulse::server;

int main(int argc, char** argv) try {
  const server::ConfigOrExit read = server::ReadConfig({.name = "pulse-query",
                                                        .summary = "Answers questions about the CordisPulse.",
                                                        .default_listen = "127.0.0.1:7402"},
                                                       argc, argv);
  if (!read.config) return read.exit_code;
  const server::Config& config = *read.config;
  server::StartLogging(config.log_level, config.log_format);
  const server::StopSignal stop;

  pulse::db::Database database({.url = config.database_url, .connections = config.database_connections});
  server::CallRunner calls(config.database_connections, config.queue_limit);
  pulse::query::QueryService service(&database, &calls);
  return server::Serve(config,
                       {.service = &service,
                        .name = pulse::query::v1::QueryService::service_full_name(),
                        .max_request_bytes = pulse::query::kMaxRequestBytes},
                       calls, stop);
} catch (const std::exception& fault) {
  server::Log(server::LogLevel::kError, "start", {{"error", fault.what()}});
  return 1;
}
