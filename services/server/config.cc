#include "services/server/config.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <vector>

namespace pulse::server {
namespace {

constexpr int kUsageError = 2;

// The table. Every option is a row: flag, environment, target, meaning.
class OptionTable {
 public:
  OptionTable(const Program& program, Config& config) : app_(program.summary, program.name) {
    config.listen = program.default_listen;
    app_.set_version_flag("--version", program.name + " " PULSE_VERSION);
    app_.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);

    Add("--listen", "PULSE_LISTEN", config.listen, "Address and port to listen on; port 0 for any free one")
        ->check(HasPort);
    Add("--database-url", "PULSE_DATABASE_URL", config.database_url,
        "libpq URI of the database. Set it in the environment when it holds a password");
    Add("--database-connections", "PULSE_DATABASE_CONNECTIONS", config.database_connections,
        "Database connections, and workers that use them")
        ->check(CLI::Range(1, 100));
    Add("--queue-limit", "PULSE_QUEUE_LIMIT", config.queue_limit,
        "Calls that may wait for a worker before callers are told to come back")
        ->check(CLI::Range(1, 100000));
    if (program.has_catalog) {
      Add("--catalog-megabytes", "PULSE_CATALOG_MEGABYTES", config.catalog_megabytes,
          "Memory for answers at hand; what does not fit is read from the database")
          ->check(CLI::Range(1, 65536));
    }
    Add("--log-level", "PULSE_LOG_LEVEL", config.log_level, "What to log, and everything worse")
        ->check(CLI::IsMember({"debug", "info", "warn", "error"}));
    Add("--log-format", "PULSE_LOG_FORMAT", config.log_format, "Form of a log line")
        ->check(CLI::IsMember({"text", "json"}));
    Add("--drain-seconds", "PULSE_DRAIN_SECONDS", config.drain_seconds,
        "Time that calls in flight may take after SIGTERM")
        ->check(CLI::Range(0, 3600));
    if (program.links_to_site) {
      Add("--public-url", "PULSE_PUBLIC_URL", config.public_url,
          "Where the site stands that shows the issues: an issue is at <url>/issues/2022-09");
    }
    if (program.has_themes) {
      Add("--theme-dir", "PULSE_THEME_DIR", config.theme_dir,
          "Folder with theme.json and, if need be, page.css and templates; followed as it changes");
      Add("--stylesheet-url", "PULSE_STYLESHEET_URL", config.stylesheet_url,
          "Where the site serves the style of pages, which then link to it");
      app_.add_flag("--print-stylesheet", config.print_stylesheet, "Print that style, and end");
    }
  }

  ConfigOrExit Parse(int argc, const char* const* argv, const Config& config) {
    // CLI11 takes its arguments last first. The environment goes before the
    // command line, so that a flag wins and a bad value is refused in either:
    // newer CLI11 silently ignores a bad value it reads from the environment.
    std::vector<std::string> arguments;
    for (int i = argc - 1; i > 0; --i) arguments.emplace_back(argv[i]);
    arguments.insert(arguments.end(), from_environment_.rbegin(), from_environment_.rend());
    const bool serves =
        std::find(arguments.begin(), arguments.end(), "--print-stylesheet") == arguments.end();
    app_.get_option("--database-url")->required(serves);
    try {
      app_.parse(arguments);
    } catch (const CLI::ParseError& error) {
      const bool asked_for = error.get_exit_code() == 0;
      app_.exit(error, std::cout, std::cerr);
      return {.config = std::nullopt, .exit_code = asked_for ? 0 : kUsageError};
    }
    return {.config = config, .exit_code = 0};
  }

 private:
  template <typename Value>
  CLI::Option* Add(const std::string& flag, const std::string& variable, Value& target,
                   const std::string& meaning) {
    const char* value = std::getenv(variable.c_str());
    if (value != nullptr && *value != '\0') from_environment_.push_back(flag + "=" + value);
    return app_.add_option(flag, target, meaning + " [" + variable + "]")->capture_default_str();
  }

  static std::string HasPort(const std::string& address) {
    const std::size_t colon = address.rfind(':');
    const std::string port = colon == std::string::npos ? "" : address.substr(colon + 1);
    const bool digits =
        !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
    if (colon != 0 && digits && std::stoi(port) <= 65535) return {};
    return "'" + address + "' is not an address and port such as 127.0.0.1:7402";
  }

  CLI::App app_;
  std::vector<std::string> from_environment_;
};

}  // namespace

ConfigOrExit ReadConfig(const Program& program, int argc, const char* const* argv) {
  Config config;
  OptionTable table(program, config);
  return table.Parse(argc, argv, config);
}

}  // namespace pulse::server
