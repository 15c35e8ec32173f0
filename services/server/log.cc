#include "services/server/log.h"

#include <grpc/support/log.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <cstdio>

namespace pulse::server {
namespace {

std::atomic<LogFormat> log_format{LogFormat::kText};

std::string Quote(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", byte);
      quoted += escape;
    } else {
      quoted += c;
    }
  }
  quoted += '"';
  return quoted;
}

// Text needs quotes only where a bare word would be ambiguous.
std::string QuoteWhereNeeded(std::string_view text) {
  const bool bare = !text.empty() && text.find_first_of(" =\"\\") == std::string_view::npos;
  std::string quoted = Quote(text);
  return bare && quoted.size() == text.size() + 2 ? std::string(text) : quoted;
}

spdlog::level::level_enum ToSpdlog(LogLevel level) {
  switch (level) {
    case LogLevel::kDebug:
      return spdlog::level::debug;
    case LogLevel::kInfo:
      return spdlog::level::info;
    case LogLevel::kWarn:
      return spdlog::level::warn;
    case LogLevel::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

void LogForGrpc(gpr_log_func_args* args) {
  const LogLevel level = args->severity == GPR_LOG_SEVERITY_ERROR  ? LogLevel::kError
                         : args->severity == GPR_LOG_SEVERITY_INFO ? LogLevel::kInfo
                                                                   : LogLevel::kDebug;
  Log(level, "grpc", {{"message", args->message}, {"line", args->line}});
}

}  // namespace

void StartLogging(std::string_view level, std::string_view format) {
  const bool json = format == "json";
  log_format = json ? LogFormat::kJson : LogFormat::kText;
  auto logger = std::make_shared<spdlog::logger>("pulse", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(spdlog::level::from_str(std::string(level)));
  const std::string pattern =
      json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
  logger->set_pattern(pattern, spdlog::pattern_time_type::utc);
  spdlog::set_default_logger(std::move(logger));
  gpr_set_log_function(LogForGrpc);
}

void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  if (!spdlog::should_log(ToSpdlog(level))) return;
  spdlog::log(ToSpdlog(level), "{}", FormatLogEvent(log_format, event, fields));
}

std::string FormatLogEvent(LogFormat format, std::string_view event, std::initializer_list<LogField> fields) {
  const bool json = format == LogFormat::kJson;
  std::string line = json ? "\"event\":" + Quote(event) : std::string(event);
  for (const LogField& field : fields) {
    if (json) {
      line += "," + Quote(field.key) + ":";
      line += field.quoted ? Quote(field.value) : field.value;
    } else {
      line += " ";
      line += field.key;
      line += "=";
      line += field.quoted ? QuoteWhereNeeded(field.value) : field.value;
    }
  }
  return line;
}

}  // namespace pulse::server
