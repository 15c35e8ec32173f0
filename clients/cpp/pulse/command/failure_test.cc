#include "clients/cpp/pulse/command/failure.h"

#include <gtest/gtest.h>

namespace pulse::cli {
namespace {

using client::Error;
using grpc::StatusCode;

Error QueryError(StatusCode code, const std::string& message, const std::string& reason = "") {
  Error error = client::LocalError(code, message);
  error.reason = reason;
  error.service = "query";
  error.address = "127.0.0.1:7402";
  return error;
}

TEST(ExitCodeFor, MapsEachKindOfFailure) {
  EXPECT_EQ(ExitCodeFor(QueryError(StatusCode::NOT_FOUND, "")), ExitCode::kNotFound);
  EXPECT_EQ(ExitCodeFor(QueryError(StatusCode::UNAVAILABLE, "")), ExitCode::kUnavailable);
  EXPECT_EQ(ExitCodeFor(QueryError(StatusCode::DEADLINE_EXCEEDED, "")), ExitCode::kUnavailable);
  EXPECT_EQ(ExitCodeFor(QueryError(StatusCode::INVALID_ARGUMENT, "")), ExitCode::kFailed);
  EXPECT_EQ(ExitCodeFor(QueryError(StatusCode::INTERNAL, "")), ExitCode::kFailed);
}

TEST(ExitCodeFor, ComeBackLaterIsUnavailable) {
  Error error = QueryError(StatusCode::RESOURCE_EXHAUSTED, "");
  EXPECT_EQ(ExitCodeFor(error), ExitCode::kFailed);
  error.retry_delay = std::chrono::seconds(1);
  EXPECT_EQ(ExitCodeFor(error), ExitCode::kUnavailable);
}

TEST(DescribeError, TellsAwayFromNotReady) {
  EXPECT_EQ(DescribeError(QueryError(StatusCode::UNAVAILABLE, "connection refused")),
            "the query service at 127.0.0.1:7402 does not answer; start it with deploy/local/up, or say "
            "where it is with "
            "--query-address");
  Error not_ready = QueryError(StatusCode::UNAVAILABLE, "the database is away", "DATABASE_UNAVAILABLE");
  not_ready.retry_delay = std::chrono::milliseconds(1500);
  EXPECT_EQ(DescribeError(not_ready),
            "the query service at 127.0.0.1:7402 is not ready: the database is away; try again in 1.5 s");
}

TEST(DescribeError, TimeOutNamesTheOption) {
  EXPECT_NE(DescribeError(QueryError(StatusCode::DEADLINE_EXCEEDED, "")).find("--timeout"),
            std::string::npos);
}

TEST(DescribeError, WrongServiceAtTheAddressIsSaid) {
  EXPECT_NE(DescribeError(QueryError(StatusCode::UNIMPLEMENTED, "")).find("another service"),
            std::string::npos);
}

TEST(DescribeError, AddsViolationsTheMessageLeavesOut) {
  Error error = QueryError(StatusCode::INVALID_ARGUMENT, "the request is refused.");
  error.field_violations = {{"page_size", "must not be negative"}, {"name", "the request is refused"}};
  EXPECT_EQ(DescribeError(error), "the request is refused; page_size: must not be negative");
}

TEST(DescribeError, NamesTheFieldThatTheMessageLeavesOut) {
  Error error =
      QueryError(StatusCode::INVALID_ARGUMENT, "Has 2001 bytes; the limit is 2000.", "FIELD_TOO_LONG");
  error.field_violations = {{"comment", "Has 2001 bytes; the limit is 2000."}};
  EXPECT_EQ(DescribeError(error), "comment: Has 2001 bytes; the limit is 2000.");
  error.field_violations = {{"corrections[0].set_item.item.captions[3]", error.message}};
  EXPECT_EQ(DescribeError(error),
            "corrections[0].set_item.item.captions[3]: Has 2001 bytes; the limit is 2000.");
  error.message = "Name the issue, for example issues/2022-09.";
  error.field_violations = {{"name", error.message}};
  EXPECT_EQ(DescribeError(error), error.message);
}

TEST(DescribeError, EmptyMessageNamesTheStatus) {
  EXPECT_EQ(DescribeError(QueryError(StatusCode::DATA_LOSS, "")), "failed with gRPC status 15");
}

}  // namespace
}  // namespace pulse::cli
