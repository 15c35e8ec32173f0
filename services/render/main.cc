// pulse-render: wiring.

#include <exception>
#include <iostream>
#include <memory>
#include <string>

#include "db/database.h"
#include "services/render/service.h"
#include "services/render/theme_watch.h"
#include "services/server/config.h"
#include "services/server/log.h"
#include "services/server/serve.h"
#include "services/server/stop_signal.h"

namespace server = pulse::server;

int main(int argc, char** argv) try {
  const server::ConfigOrExit read =
      server::ReadConfig({.name = "pulse-render",
                          .summary = "Renders issues of the CordisPulse as pages.",
                          .default_listen = "127.0.0.1:7403",
                          .links_to_site = true,
                          .has_themes = true},
                         argc, argv);
  if (!read.config) return read.exit_code;
  const server::Config& config = *read.config;
  if (!config.public_url.empty() && !pulse::render::PublicSite::Parse(config.public_url)) {
    std::cerr << "pulse-render: --public-url is not an http or https URL without ? and #\n";
    return 2;
  }
  std::unique_ptr<pulse::render::ThemeFolder> themes;
  if (!config.theme_dir.empty()) {
    auto opened = pulse::render::ThemeFolder::Open(config.theme_dir);
    if (!opened.ok()) {
      std::cerr << "pulse-render: --theme-dir: " << std::string(opened.status().message()) << '\n';
      return 2;
    }
    themes = *std::move(opened);
  }
  if (config.print_stylesheet) {
    std::cout << (themes ? *themes->Current() : pulse::render::Theme::Default()).page_style().css();
    return 0;
  }
  if (!config.stylesheet_url.empty() && !pulse::render::PublicSite::Parse(config.stylesheet_url)) {
    std::cerr << "pulse-render: --stylesheet-url is not an http or https URL without ? and #\n";
    return 2;
  }
  server::StartLogging(config.log_level, config.log_format);
  const server::StopSignal stop;
  std::unique_ptr<pulse::render::ThemeWatch> watch;
  if (themes) watch = std::make_unique<pulse::render::ThemeWatch>(themes.get());

  pulse::db::Database database({.url = config.database_url, .connections = config.database_connections});
  server::CallRunner calls(config.database_connections, config.queue_limit);
  pulse::render::RenderService service(
      &database, &calls,
      {.public_url = config.public_url, .stylesheet_url = config.stylesheet_url, .themes = themes.get()});
  return server::Serve(config,
                       {.service = &service,
                        .name = pulse::render::v1::RenderService::service_full_name(),
                        .max_request_bytes = server::kSmallRequestBytes},
                       calls, stop);
} catch (const std::exception& fault) {
  server::Log(server::LogLevel::kError, "start", {{"error", fault.what()}});
  return 1;
}
