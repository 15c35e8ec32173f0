// pulse-ingest: wiring.

#include <exception>
#include <string>

#include "db/database.h"
#include "db/issue_history.h"
#include "db/issue_store.h"
#include "db/publication_schedule.h"
#include "db/publisher_authority.h"
#include "db/scheduled_issues.h"
#include "services/ingest/parser/model/model.h"
#include "services/ingest/publication_scheduler.h"
#include "services/ingest/service.h"
#include "services/server/config.h"
#include "services/server/log.h"
#include "services/server/serve.h"
#include "services/server/stop_signal.h"

namespace server = pulse::server;

int main(int argc, char** argv) try {
  const server::ConfigOrExit read =
      server::ReadConfig({.name = "pulse-ingest",
                          .summary = "Reads documents of the CordisPulse and keeps them as issues.",
                          .default_listen = "127.0.0.1:7401"},
                         argc, argv);
  if (!read.config) return read.exit_code;
  const server::Config& config = *read.config;
  server::StartLogging(config.log_level, config.log_format);
  server::Log(server::LogLevel::kInfo, "parser",
              {{"weights_version", std::to_string(pulse::ingest::kWeightsVersion)}});
  const server::StopSignal stop;

  pulse::db::Database database({.url = config.database_url, .connections = config.database_connections});
  pulse::db::IssueStore issues(&database);
  pulse::db::IssueHistory history(&database);
  pulse::db::PublisherAuthority publishers(&database);
  pulse::db::ScheduledIssues scheduled(&database);
  server::CallRunner calls(config.database_connections, config.queue_limit);
  pulse::ingest::IngestService service({&issues, &history, &publishers, &scheduled}, &calls);
  pulse::db::Database schedule_database({.url = config.database_url, .connections = 1});
  pulse::db::PublicationSchedule schedule(&schedule_database);
  const pulse::ingest::PublicationScheduler scheduler(&schedule);
  return server::Serve(config,
                       {.service = &service,
                        .name = pulse::ingest::v1::IngestService::service_full_name(),
                        .max_request_bytes = pulse::ingest::kMaxRequestBytes},
                       calls, stop);
} catch (const std::exception& fault) {
  server::Log(server::LogLevel::kError, "start", {{"error", fault.what()}});
  return 1;
}
