#include "services/server/call_metrics.h"

#include "gtest/gtest.h"

namespace pulse::server {
namespace {

using std::chrono::microseconds;

TEST(CallMetricsTest, Summarize_CountsByMethodAndCode) {
  CallMetrics metrics;
  metrics.Record("b", grpc::StatusCode::OK, microseconds(1));
  metrics.Record("a", grpc::StatusCode::OK, microseconds(1));
  metrics.Record("a", grpc::StatusCode::OK, microseconds(1));
  metrics.Record("a", grpc::StatusCode::NOT_FOUND, microseconds(1));
  const auto summaries = metrics.Summarize();
  ASSERT_EQ(summaries.size(), 2U);
  EXPECT_EQ(summaries[0].method, "a");
  EXPECT_EQ(summaries[0].total, 3);
  EXPECT_EQ(summaries[0].calls.at(grpc::StatusCode::OK), 2);
  EXPECT_EQ(summaries[0].calls.at(grpc::StatusCode::NOT_FOUND), 1);
  EXPECT_EQ(summaries[1].method, "b");
}

TEST(CallMetricsTest, Summarize_BoundsPercentilesWithinAFactorOfTwo) {
  CallMetrics metrics;
  for (int i = 0; i < 98; ++i) metrics.Record("a", grpc::StatusCode::OK, microseconds(100));
  for (int i = 0; i < 2; ++i) metrics.Record("a", grpc::StatusCode::OK, microseconds(50'000));
  const auto summaries = metrics.Summarize();
  EXPECT_EQ(summaries[0].median, microseconds(128));
  EXPECT_EQ(summaries[0].percentile_99, microseconds(65'536));
}

TEST(CallMetricsTest, Record_TakesDurationsOfAnySize) {
  CallMetrics metrics;
  metrics.Record("a", grpc::StatusCode::OK, microseconds(-5));
  metrics.Record("a", grpc::StatusCode::OK, std::chrono::hours(24 * 365));
  EXPECT_EQ(metrics.Summarize()[0].total, 2);
}

}  // namespace
}  // namespace pulse::server
