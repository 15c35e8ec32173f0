#include "tests/integration/error_details.h"

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"

namespace pulse::test {

ErrorDetails DetailsOf(const grpc::Status& status) {
  google::rpc::Status sent;
  EXPECT_TRUE(sent.ParseFromString(status.error_details()));
  EXPECT_EQ(sent.code(), status.error_code());
  EXPECT_EQ(sent.message(), status.error_message());
  ErrorDetails details;
  google::rpc::ErrorInfo info;
  google::rpc::BadRequest bad_request;
  google::rpc::RetryInfo retry;
  for (const auto& detail : sent.details()) {
    if (detail.UnpackTo(&info)) {
      details.reason = info.reason();
      details.domain = info.domain();
    } else if (detail.UnpackTo(&bad_request) && bad_request.field_violations_size() > 0) {
      details.field = bad_request.field_violations(0).field();
    } else if (detail.UnpackTo(&retry)) {
      details.retry_in = std::chrono::seconds(retry.retry_delay().seconds()) +
                         std::chrono::nanoseconds(retry.retry_delay().nanos());
    }
  }
  return details;
}

void ExpectError(const grpc::Status& status, grpc::StatusCode code, const std::string& reason,
                 const std::string& field) {
  EXPECT_EQ(status.error_code(), code) << status.error_message();
  const ErrorDetails details = DetailsOf(status);
  EXPECT_EQ(details.reason, reason) << status.error_message();
  EXPECT_EQ(details.domain, "pulse.cordisbright");
  EXPECT_EQ(details.field, field) << status.error_message();
  EXPECT_FALSE(status.error_message().empty());
}

}  // namespace pulse::test
