#include "services/query/order.h"

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::query {
namespace {

TEST(OrderTest, Empty_IsTheNewestFirst) {
  EXPECT_EQ(*ParseItemOrder(""), db::ItemOrder::kNewestFirst);
  EXPECT_EQ(*ParseIssueOrder(" "), db::IssueOrder::kNewestFirst);
}

TEST(OrderTest, BlanksDoNotCount) {
  EXPECT_EQ(*ParseItemOrder("  title   desc "), db::ItemOrder::kTitleReversed);
  EXPECT_EQ(*ParseItemOrder("edition"), db::ItemOrder::kOldestFirst);
  EXPECT_EQ(*ParseIssueOrder("edition  desc"), db::IssueOrder::kNewestFirst);
}

TEST(OrderTest, AnotherOrder_IsRefusedWithTheOnesThereAre) {
  for (const char* order : {"body", "title asc", "title, edition", "Title", "title desc desc"}) {
    const absl::Status status = ParseItemOrder(order).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << order;
    EXPECT_EQ(GetErrorReason(status), "ORDER_INVALID") << order;
    EXPECT_NE(status.message().find("`edition desc`, `edition`, `title`"), absl::string_view::npos) << status;
  }
}

}  // namespace
}  // namespace pulse::query
