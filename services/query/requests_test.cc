#include "services/query/requests.h"

#include <string>

#include "db/change_cursor.h"
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

TEST(QueryRequestsTest, CheckRequest_WantsTheNamesOfItems) {
  v1::GetItemRequest item;
  ExpectRefused(CheckRequest(item), "FIELD_REQUIRED", "name");
  for (const char* name : {"issues/2022-09", "issues/2022-09/items/", "issues/2022-09/items/A", "items/a",
                           "issues/2022-09/items/a/items/b"}) {
    item.set_name(name);
    ExpectRefused(CheckRequest(item), "FIELD_MALFORMED", "name");
  }
  item.set_name("issues/2022-09-theme/items/night-custody");
  EXPECT_TRUE(CheckRequest(item).ok());
}

TEST(QueryRequestsTest, CheckRequest_HoldsABatchToItsLimit) {
  v1::BatchGetItemsRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "names");
  for (int i = 0; i < kMaxNames; ++i) request.add_names("issues/2022-09/items/a");
  EXPECT_TRUE(CheckRequest(request).ok());
  request.set_names(7, "a");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "names[7]");
  request.add_names("issues/2022-09/items/a");
  ExpectRefused(CheckRequest(request), "TOO_MANY_VALUES", "names");
}

TEST(QueryRequestsTest, CheckRequest_HoldsEtagCursorAndRevisionToTheirForms) {
  v1::GetIssueRequest request;
  request.set_name("issues/2022-09");
  request.set_if_none_match(std::string(kMaxEtagBytes, 'e'));
  request.set_min_cursor(std::string(db::kMaxCursorBytes, 'c'));
  EXPECT_TRUE(CheckRequest(request).ok());
  request.mutable_min_cursor()->push_back('c');
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "min_cursor");
  request.mutable_if_none_match()->push_back('e');
  ExpectRefused(CheckRequest(request), "FIELD_TOO_LONG", "if_none_match");
  request.set_revision(-1);
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "revision");
}

TEST(QueryRequestsTest, CheckRequest_RefusesANumberThatIsNoView) {
  v1::GetLatestIssueRequest request;
  request.set_view(static_cast<v1::ContentView>(9));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "view");
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
