#include "clients/cpp/error.h"

#include <gtest/gtest.h>

#include "clients/cpp/fake_services.h"
#include "clients/cpp/result.h"

namespace pulse::client {
namespace {

TEST(DecodeError, ReadsReasonViolationAndDelay) {
  const Error error = DecodeError(FailWith(grpc::StatusCode::RESOURCE_EXHAUSTED, "the queue is full",
                                           "QUEUE_FULL", "document", std::chrono::milliseconds(1500)));
  EXPECT_EQ(error.code, grpc::StatusCode::RESOURCE_EXHAUSTED);
  EXPECT_EQ(error.message, "the queue is full");
  EXPECT_EQ(error.reason, "QUEUE_FULL");
  EXPECT_EQ(error.field_violations, (std::vector<FieldViolation>{{"document", "the queue is full"}}));
  EXPECT_EQ(error.retry_delay, std::chrono::milliseconds(1500));
}

TEST(DecodeError, WithoutDetails_KeepsCodeAndMessage) {
  const Error error = DecodeError({grpc::StatusCode::NOT_FOUND, "no such issue"});
  EXPECT_EQ(error.code, grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(error.message, "no such issue");
  EXPECT_EQ(error.reason, "");
  EXPECT_FALSE(error.retry_delay.has_value());
}

TEST(DecodeError, BrokenDetails_AreLeftOut) {
  const Error error = DecodeError({grpc::StatusCode::ABORTED, "conflict", "\xff\xff not a message"});
  EXPECT_EQ(error.message, "conflict");
  EXPECT_EQ(error.reason, "");
}

TEST(Result, HoldsValueOrError) {
  const Result<int> value = 3;
  EXPECT_TRUE(value.ok());
  EXPECT_EQ(*value, 3);
  const Result<int> error = LocalError(grpc::StatusCode::NOT_FOUND, "no");
  EXPECT_FALSE(error.ok());
  EXPECT_EQ(error.error().message, "no");
  EXPECT_THROW(static_cast<void>(error.value()), std::bad_variant_access);
}

}  // namespace
}  // namespace pulse::client
