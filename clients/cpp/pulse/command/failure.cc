#include "clients/cpp/pulse/command/failure.h"

#include <array>
#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace pulse::cli {
namespace {

using grpc::StatusCode;

std::string WhereItWent(const client::Error& error) {
  return "the " + error.service + " service at " + error.address;
}

std::string RetryAdvice(const client::Error& error) {
  if (!error.retry_delay) return "";
  return absl::StrFormat("; try again in %.3g s", std::chrono::duration<double>(*error.retry_delay).count());
}

std::string CodeName(StatusCode code) {
  constexpr std::array kNames = {
      "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
      "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
      "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
      "DATA_LOSS", "UNAUTHENTICATED"};
  const auto index = static_cast<std::size_t>(code);
  return index < kNames.size() ? kNames[index] : "UNKNOWN";
}

// Violations that the message does not already say.
std::string Violations(const client::Error& error) {
  std::string text;
  for (const client::FieldViolation& violation : error.field_violations) {
    if (violation.description.empty() || error.message.find(violation.description) != std::string::npos)
      continue;
    text += "; " + violation.field + ": " + violation.description;
  }
  return text;
}

// The field at fault, where the message says what is wrong and not with what: `comment: `.
std::string Subject(const client::Error& error) {
  const bool about_a_field = error.reason.starts_with("FIELD_") || error.reason == "TOO_MANY_VALUES";
  if (!about_a_field || error.field_violations.size() != 1) return "";
  const std::string& field = error.field_violations[0].field;
  const std::size_t last = field.rfind('.') + 1;  // 0 where there is none
  const std::string name = field.substr(last, field.find('[', last) - last);
  const bool is_named = absl::AsciiStrToLower(error.message).find(name) != std::string::npos;
  return is_named ? "" : field + ": ";
}

std::string DescribeUnavailable(const client::Error& error) {
  // A service that answers gives a reason; without one nobody was there.
  if (error.reason.empty()) {
    return WhereItWent(error) +
           " does not answer; start it with deploy/local/up, or say where it is with --" + error.service +
           "-address";
  }
  return WhereItWent(error) + " is not ready: " + error.message + RetryAdvice(error);
}

}  // namespace

ExitCode ExitCodeFor(const client::Error& error) {
  switch (error.code) {
    case StatusCode::OK:
      return ExitCode::kOk;
    case StatusCode::NOT_FOUND:
      return ExitCode::kNotFound;
    case StatusCode::UNAVAILABLE:
    case StatusCode::DEADLINE_EXCEEDED:
      return ExitCode::kUnavailable;
    default:
      return error.retry_delay ? ExitCode::kUnavailable : ExitCode::kFailed;
  }
}

std::string DescribeError(const client::Error& error) {
  if (!error.service.empty()) {
    switch (error.code) {
      case StatusCode::UNAVAILABLE:
        return DescribeUnavailable(error);
      case StatusCode::DEADLINE_EXCEEDED:
        return WhereItWent(error) + " did not answer in time; try again, or allow more with --timeout";
      case StatusCode::UNIMPLEMENTED:
        return WhereItWent(error) +
               " does not know this call; is another service, or an older one, at that address?";
      default:
        break;
    }
  }
  std::string message = error.message.empty()
                            ? absl::StrFormat("failed with gRPC status %d", static_cast<int>(error.code))
                            : error.message;
  const std::string more = Violations(error) + RetryAdvice(error);
  if (!more.empty() && message.ends_with('.')) message.pop_back();
  return Subject(error) + message + more;
}

std::string ErrorAsJson(const client::Error& error, ExitCode exit_code, const std::string& message) {
  nlohmann::ordered_json fields;
  fields["code"] = CodeName(error.code);
  fields["message"] = message;
  if (!error.reason.empty()) fields["reason"] = error.reason;
  for (const client::FieldViolation& violation : error.field_violations) {
    fields["fieldViolations"].push_back({{"field", violation.field}, {"description", violation.description}});
  }
  if (error.retry_delay) {
    fields["retryDelay"] = std::chrono::duration<double>(*error.retry_delay).count();
  }
  fields["exitCode"] = static_cast<int>(exit_code);
  // A message may quote a file that is not UTF-8.
  return nlohmann::ordered_json{{"error", fields}}.dump(-1, ' ', false,
                                                        nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace pulse::cli
