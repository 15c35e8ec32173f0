#include "services/server/log.h"

#include <grpc/support/log.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <utility>

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

// `%*` in a pattern: the message of a line that another room logged straight
// through spdlog, as a JSON string.
class QuotedMessage final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm& /*time*/,
              spdlog::memory_buf_t& line) override {
    const std::string quoted = Quote({message.payload.data(), message.payload.size()});
    line.append(quoted.data(), quoted.data() + quoted.size());
  }
  std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<QuotedMessage>(); }
};

std::shared_ptr<spdlog::logger> MakeLogger(const char* name, std::string_view level, const char* pattern) {
  auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
  formatter->add_flag<QuotedMessage>('*').set_pattern(pattern);
  auto logger = std::make_shared<spdlog::logger>(name, std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_level(spdlog::level::from_str(std::string(level)));
  logger->set_formatter(std::move(formatter));
  return logger;
}

// The logger of events. A process that never called StartLogging (a test) logs
// through spdlog's own.
std::shared_ptr<spdlog::logger>& EventLogger() {
  static std::shared_ptr<spdlog::logger> logger = spdlog::default_logger();
  return logger;
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
  constexpr char kText[] = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
  EventLogger() =
      MakeLogger("pulse", level, json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})" : kText);
  spdlog::set_default_logger(MakeLogger(
      "other", level,
      json ? R"({"time":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l","event":"log","message":%*})" : kText));
  gpr_set_log_function(LogForGrpc);
}

void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields) {
  spdlog::logger& logger = *EventLogger();
  if (logger.should_log(ToSpdlog(level)))
    logger.log(ToSpdlog(level), FormatLogEvent(log_format, event, fields));
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
