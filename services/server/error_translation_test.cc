#include "services/server/error_translation.h"

#include <optional>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "proto/error_reason.h"
#include "services/server/error_reasons.h"

namespace pulse::server {
namespace {

google::rpc::Status DetailsOf(const absl::Status& status) {
  google::rpc::Status details;
  EXPECT_TRUE(details.ParseFromString(ToGrpcStatus(status).error_details()));
  return details;
}

template <typename Detail>
std::optional<Detail> Find(const google::rpc::Status& status) {
  Detail detail;
  for (const auto& any : status.details()) {
    if (any.UnpackTo(&detail)) return detail;
  }
  return std::nullopt;
}

TEST(ErrorTranslationTest, ToGrpcStatus_KeepsCodeAndMessage) {
  const grpc::Status status = ToGrpcStatus(absl::NotFoundError("There is no issue issues/2022-09."));
  EXPECT_EQ(status.error_code(), grpc::StatusCode::NOT_FOUND);
  EXPECT_EQ(status.error_message(), "There is no issue issues/2022-09.");
  EXPECT_TRUE(ToGrpcStatus(absl::OkStatus()).ok());
}

TEST(ErrorTranslationTest, ToGrpcStatus_CarriesReasonAndDomain) {
  const auto details = DetailsOf(ErrorWithReason(absl::StatusCode::kNotFound, kIssueNotFound, "gone"));
  const auto info = Find<google::rpc::ErrorInfo>(details);
  ASSERT_TRUE(info);
  EXPECT_EQ(info->reason(), "ISSUE_NOT_FOUND");
  EXPECT_EQ(info->domain(), "pulse.cordisbright");
  EXPECT_EQ(details.code(), 5);
}

TEST(ErrorTranslationTest, ToGrpcStatus_NamesTheCodeWhereThereIsNoReason) {
  const auto info = Find<google::rpc::ErrorInfo>(DetailsOf(absl::UnavailableError("away")));
  ASSERT_TRUE(info);
  EXPECT_EQ(info->reason(), "UNAVAILABLE");
}

TEST(ErrorTranslationTest, ToGrpcStatus_NamesTheFieldAtFault) {
  const auto details = DetailsOf(
      ErrorWithReason(absl::StatusCode::kInvalidArgument, kFieldMalformed, "Not a sector.", "sectors[1]"));
  const auto bad_request = Find<google::rpc::BadRequest>(details);
  ASSERT_TRUE(bad_request);
  ASSERT_EQ(bad_request->field_violations_size(), 1);
  EXPECT_EQ(bad_request->field_violations(0).field(), "sectors[1]");
  EXPECT_EQ(bad_request->field_violations(0).description(), "Not a sector.");
}

TEST(ErrorTranslationTest, ToGrpcStatus_SaysWhenToRetryWhereThatHelps) {
  for (const absl::Status& status :
       {absl::UnavailableError(""), absl::ResourceExhaustedError(""), absl::AbortedError("")}) {
    const auto retry = Find<google::rpc::RetryInfo>(DetailsOf(status));
    ASSERT_TRUE(retry) << status;
    EXPECT_GT(retry->retry_delay().seconds() * 1'000'000'000 + retry->retry_delay().nanos(), 0) << status;
  }
}

TEST(ErrorTranslationTest, ToGrpcStatus_PromisesNothingWhereRetryIsUseless) {
  for (const absl::Status& status :
       {absl::InvalidArgumentError(""), absl::NotFoundError(""), absl::UnknownError(""),
        ErrorWithReason(absl::StatusCode::kAborted, kEtagMismatch, "another etag")}) {
    EXPECT_FALSE(Find<google::rpc::RetryInfo>(DetailsOf(status))) << status;
  }
}

TEST(ErrorTranslationTest, ToGrpcStatus_CutsALongMessageAtACharacter) {
  std::string text = "x";
  while (text.size() < 2 * kMaxErrorMessageBytes) text += "\u00e9";
  const std::string message = ToGrpcStatus(absl::InternalError(text)).error_message();
  EXPECT_LE(message.size(), kMaxErrorMessageBytes);
  EXPECT_EQ(message.substr(message.size() - 5), "\u00e9...");
}

}  // namespace
}  // namespace pulse::server
