#include "services/query/requests.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::query {
namespace {

void ExpectRefused(const absl::Status& status, const std::string& reason, const std::string& field) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), reason);
  const auto payload = status.GetPayload(kFieldPayload);
  EXPECT_EQ(payload ? std::string(*payload) : "", field);
}

TEST(QueryRequestsTest, CheckRequest_WantsTheNameOfAnIssue) {
  v1::GetIssueRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "name");
  request.set_name("2022-09");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "name");
  request.set_name("issues/2022-09");
  EXPECT_TRUE(CheckRequest(request).ok());
}

TEST(QueryRequestsTest, CheckRequest_RefusesNegativePageSize) {
  v1::ListIssuesRequest issues;
  issues.set_page_size(-1);
  ExpectRefused(CheckRequest(issues), "FIELD_OUT_OF_RANGE", "page_size");
  v1::ListItemsRequest items;
  items.set_page_size(-1);
  ExpectRefused(CheckRequest(items), "FIELD_OUT_OF_RANGE", "page_size");
}

TEST(QueryRequestsTest, CheckRequest_NamesTheSectorAtFault) {
  v1::ListItemsRequest request;
  request.add_sectors("sectors/news");
  request.add_sectors("news");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "sectors[1]");
}

TEST(QueryRequestsTest, CheckRequest_HoldsListsToTheirLimits) {
  v1::ListItemsRequest request;
  for (int i = 0; i < kMaxSectors; ++i) request.add_sectors("sectors/news");
  for (int i = 0; i < kMaxKinds; ++i) request.add_kinds(v1::ITEM_KIND_NEWS);
  EXPECT_TRUE(CheckRequest(request).ok());
  request.add_kinds(v1::ITEM_KIND_NEWS);
  ExpectRefused(CheckRequest(request), "TOO_MANY_VALUES", "kinds");
  request.add_sectors("sectors/news");
  ExpectRefused(CheckRequest(request), "TOO_MANY_VALUES", "sectors");
}

TEST(QueryRequestsTest, CheckRequest_RefusesANumberThatIsNoKind) {
  v1::ListItemsRequest request;
  request.add_kinds(v1::ITEM_KIND_UNSPECIFIED);
  EXPECT_TRUE(CheckRequest(request).ok());
  request.add_kinds(static_cast<v1::ItemKind>(99));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "kinds[1]");
}

TEST(QueryRequestsTest, CheckRequest_TakesNoOrAWellFormedIssue) {
  v1::ListItemsRequest request;
  EXPECT_TRUE(CheckRequest(request).ok());
  request.set_issue("issues/2022-09");
  EXPECT_TRUE(CheckRequest(request).ok());
  request.set_issue("june");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "issue");
}

TEST(QueryRequestsTest, RowsOfPage_FollowsAip158) {
  EXPECT_EQ(RowsOfPage(0), 50);
  EXPECT_EQ(RowsOfPage(1), 1);
  EXPECT_EQ(RowsOfPage(500), 500);
  EXPECT_EQ(RowsOfPage(501), 500);
  EXPECT_EQ(RowsOfPage(2'000'000'000), 500);
}

}  // namespace
}  // namespace pulse::query
