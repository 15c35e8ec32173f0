#include "clients/cpp/retry_policy.h"

namespace pulse::client {

std::string RetryConfig(const std::string& service, const std::vector<std::string>& methods) {
  const std::string named = R"({"service": ")" + service + R"(")";
  std::string names;
  for (const std::string& method : methods) {
    names += (names.empty() ? "" : ", ") + named + R"(, "method": ")" + method + R"("})";
  }
  if (methods.empty()) names = named + "}";
  return R"({"methodConfig": [{"name": [)" + names + R"(],
      "retryPolicy": {"maxAttempts": 4, "initialBackoff": "0.1s", "maxBackoff": "2s", "backoffMultiplier": 2,
                      "retryableStatusCodes": ["UNAVAILABLE"]}}],
      "retryThrottling": {"maxTokens": 100, "tokenRatio": 0.1}})";
}

}  // namespace pulse::client
