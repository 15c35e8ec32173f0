#include "clients/cpp/retry_policy.h"

namespace pulse::client {

std::string RetryConfig(const std::string& service, const std::string& method) {
  const std::string only_method = method.empty() ? "" : R"(, "method": ")" + method + R"(")";
  return R"({"methodConfig": [{"name": [{"service": ")" + service + R"(")" + only_method + R"(}],
      "retryPolicy": {"maxAttempts": 4, "initialBackoff": "0.1s", "maxBackoff": "2s", "backoffMultiplier": 2,
                      "retryableStatusCodes": ["UNAVAILABLE"]}}],
      "retryThrottling": {"maxTokens": 100, "tokenRatio": 0.1}})";
}

}  // namespace pulse::client
