// Settings of a service, from its command line and environment.
//
// One table for the three services: a flag, the variable of the environment
// that stands for it, a default and a range. The flag wins.

#pragma once

#include <optional>
#include <string>

namespace pulse::server {

/// What differs between the services' command lines.
struct Program {
  std::string name;            // `pulse-query`
  std::string summary;         // first line of --help
  std::string default_listen;  // `127.0.0.1:7402`
  bool links_to_site = false;  // takes --public-url
  bool has_catalog = false;    // takes --catalog-megabytes
  bool has_themes = false;     // takes --theme-dir, --stylesheet-url and --print-stylesheet
};

struct Config {
  /// Address and port to listen on; port 0 lets the system choose one.
  std::string listen;
  /// libpq URI or connection string. May hold a password: never logged.
  std::string database_url;
  /// Connections to the database, and workers that use them.
  int database_connections = 4;
  /// Calls that may wait for a worker; beyond them the service sheds load.
  int queue_limit = 64;
  /// Memory for answers at hand, in MiB.
  int catalog_megabytes = 64;
  /// `debug`, `info`, `warn` or `error`.
  std::string log_level = "info";
  /// `text` or `json`.
  std::string log_format = "text";
  /// How long calls in flight may take to end after SIGTERM, in seconds.
  int drain_seconds = 10;
  /// Where the site stands that shows the issues; empty for nowhere.
  std::string public_url = {};
  /// Folder of the theme; empty for the default one.
  std::string theme_dir = {};
  /// Where the site serves the style of pages; empty: each page holds it.
  std::string stylesheet_url = {};
  /// Print that style and end. The database need not be named then.
  bool print_stylesheet = false;
};

/// Either settings, or the code the process is to exit with: 0 after --help or
/// --version, 2 when a value is bad (a message is on stderr by then).
struct ConfigOrExit {
  std::optional<Config> config;
  int exit_code = 0;
};

ConfigOrExit ReadConfig(const Program& program, int argc, const char* const* argv);

}  // namespace pulse::server
