// The log: one line an event on stderr, as text or as JSON.
//
//   2026-03-01T09:30:00.123Z info call method=QueryService/GetIssue code=OK
//   {"time":"2026-03-01T09:30:00.123Z","level":"info","event":"call","method":…}
//
// Never put documents, bodies, etags or contact data into a field.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace pulse::server {

enum class LogLevel { kDebug, kInfo, kWarn, kError };
enum class LogFormat { kText, kJson };

/// A named value of a log line: text or an integer.
struct LogField {
  LogField(std::string_view field_key, std::string_view text) : key(field_key), value(text), quoted(true) {}
  LogField(std::string_view field_key, std::int64_t number)
      : key(field_key), value(std::to_string(number)), quoted(false) {}

  std::string_view key;
  std::string value;
  bool quoted;
};

/// Sends the log of this process, and gRPC's own, to stderr. `level` and
/// `format` are as in Config. Call once, before threads start.
void StartLogging(std::string_view level, std::string_view format);

/// Thread-safe. `event` is one word.
void Log(LogLevel level, std::string_view event, std::initializer_list<LogField> fields);

/// The part of a line after time and level. Control characters and quotes are
/// escaped, so that no value can start a line of its own.
std::string FormatLogEvent(LogFormat format, std::string_view event, std::initializer_list<LogField> fields);

}  // namespace pulse::server
