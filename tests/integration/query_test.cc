// QueryService over a real channel.

#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/services_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

using Query = v1::QueryService::Stub;

class QueryTest : public ServicesTest {
 protected:
  grpc::Status GetIssue(const v1::GetIssueRequest& request, v1::GetIssueResponse* response) {
    return Call(services_.query(), &Query::GetIssue, request, response);
  }
  grpc::Status GetLatest(const std::string& if_none_match, v1::GetLatestIssueResponse* response) {
    v1::GetLatestIssueRequest request;
    request.set_if_none_match(if_none_match);
    return Call(services_.query(), &Query::GetLatestIssue, request, response);
  }
  v1::ListIssuesResponse ListIssues(const v1::ListIssuesRequest& request) {
    v1::ListIssuesResponse response;
    const auto status = Call(services_.query(), &Query::ListIssues, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  v1::ListItemsResponse ListItems(const v1::ListItemsRequest& request) {
    v1::ListItemsResponse response;
    const auto status = Call(services_.query(), &Query::ListItems, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
  grpc::Status TryListItems(const v1::ListItemsRequest& request) {
    v1::ListItemsResponse response;
    return Call(services_.query(), &Query::ListItems, request, &response);
  }
};

std::vector<std::string> NamesOf(const v1::ListIssuesResponse& response) {
  std::vector<std::string> names;
  for (const auto& issue : response.issues()) names.push_back(issue.name());
  return names;
}

TEST_F(QueryTest, GetLatestIssue_AnswersTheNewestPublished) {
  IngestAndPublish({.month = "September 2021"});
  const v1::Issue newest = IngestAndPublish({.month = "October 2021"});
  Ingest(DocumentOf({.month = "November 2021"}));
  v1::GetLatestIssueResponse response;
  ASSERT_TRUE(GetLatest("", &response).ok());
  EXPECT_EQ(response.issue().name(), "issues/2021-10");
  EXPECT_EQ(response.etag(), newest.etag());
  EXPECT_EQ(response.issue().SerializeAsString(), newest.SerializeAsString());
  EXPECT_FALSE(response.change_cursor().empty());
}

TEST_F(QueryTest, GetLatestIssue_SaysWhenTheCallersCopyIsCurrent) {
  const v1::Issue issue = IngestAndPublish({});
  v1::GetLatestIssueResponse response;
  ASSERT_TRUE(GetLatest(issue.etag(), &response).ok());
  EXPECT_TRUE(response.not_modified());
  EXPECT_FALSE(response.has_issue());
  EXPECT_EQ(response.etag(), issue.etag());
  ASSERT_TRUE(GetLatest("another", &response).ok());
  EXPECT_FALSE(response.not_modified());
  EXPECT_TRUE(response.has_issue());
}

TEST_F(QueryTest, GetLatestIssue_FindsNothingWhereNothingIsPublished) {
  Ingest(DocumentOf());
  v1::GetLatestIssueResponse response;
  ExpectError(GetLatest("", &response), grpc::StatusCode::NOT_FOUND, "NOTHING_PUBLISHED");
}

TEST_F(QueryTest, GetIssue_ShowsDraftsToEditorsOnly) {
  const auto ingested = Ingest(DocumentOf());
  v1::GetIssueRequest request;
  request.set_name("issues/2021-09");
  v1::GetIssueResponse response;
  ExpectError(GetIssue(request, &response), grpc::StatusCode::NOT_FOUND, "ISSUE_NOT_FOUND");
  request.set_include_unpublished(true);
  ASSERT_TRUE(GetIssue(request, &response).ok());
  EXPECT_EQ(response.issue().etag(), ingested.issue().etag());
  EXPECT_EQ(response.change_cursor(), ingested.change_cursor());
  request.set_if_none_match(ingested.issue().etag());
  ASSERT_TRUE(GetIssue(request, &response).ok());
  EXPECT_TRUE(response.not_modified());
}

TEST_F(QueryTest, GetIssue_RefusesNamesOfNoIssue) {
  v1::GetIssueRequest request;
  v1::GetIssueResponse response;
  ExpectError(GetIssue(request, &response), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED", "name");
  request.set_name("issues/September");
  ExpectError(GetIssue(request, &response), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED", "name");
  request.set_name("issues/1999-01");
  ExpectError(GetIssue(request, &response), grpc::StatusCode::NOT_FOUND, "ISSUE_NOT_FOUND");
}

TEST_F(QueryTest, ListIssues_PagesNewestFirst) {
  for (const char* month : {"January 2021", "March 2021", "February 2021"})
    IngestAndPublish({.month = month});
  Ingest(DocumentOf({.month = "April 2021"}));
  v1::ListIssuesRequest request;
  EXPECT_THAT(NamesOf(ListIssues(request)),
              ElementsAre("issues/2021-03", "issues/2021-02", "issues/2021-01"));
  request.set_page_size(2);
  const auto first = ListIssues(request);
  EXPECT_THAT(NamesOf(first), ElementsAre("issues/2021-03", "issues/2021-02"));
  EXPECT_EQ(first.issues(0).item_count(), 2);
  EXPECT_EQ(first.issues(0).section_count(), 1);
  request.set_page_token(first.next_page_token());
  request.set_page_size(1);  // may change from page to page
  const auto second = ListIssues(request);
  EXPECT_THAT(NamesOf(second), ElementsAre("issues/2021-01"));
  EXPECT_EQ(second.next_page_token(), "");
}

TEST_F(QueryTest, ListIssues_ShowsDraftsToEditors) {
  Ingest(DocumentOf());
  v1::ListIssuesRequest request;
  EXPECT_EQ(ListIssues(request).issues_size(), 0);
  request.set_include_unpublished(true);
  EXPECT_EQ(ListIssues(request).issues_size(), 1);
}

TEST_F(QueryTest, ListItems_SelectsBySectorKindAndIssue) {
  IngestAndPublish({.month = "September 2021"});
  IngestAndPublish({.month = "October 2021"});
  v1::ListItemsRequest request;
  EXPECT_EQ(ListItems(request).items_size(), 4);
  request.add_sectors("sectors/criminal-justice");
  request.add_kinds(v1::ITEM_KIND_REPORT);
  const auto reports = ListItems(request);
  ASSERT_EQ(reports.items_size(), 2);
  EXPECT_EQ(reports.items(0).name(), "issues/2021-10/items/a-review-of-night-custody-staffing");
  EXPECT_THAT(reports.items(0).body(), HasSubstr("forty custody suites"));
  request.set_issue("issues/2021-09");
  EXPECT_EQ(ListItems(request).items_size(), 1);
  request.clear_sectors();
  request.add_sectors("sectors/no-such-sector");
  EXPECT_EQ(ListItems(request).items_size(), 0);
}

TEST_F(QueryTest, ListItems_PagesEveryItemOnce) {
  for (const char* month : {"January 2021", "February 2021", "March 2021"})
    IngestAndPublish({.month = month});
  v1::ListItemsRequest request;
  request.set_page_size(1);
  std::set<std::string> seen;
  int pages = 0;
  do {
    const auto page = ListItems(request);
    ASSERT_EQ(page.items_size(), 1);
    EXPECT_TRUE(seen.insert(page.items(0).name()).second) << page.items(0).name();
    request.set_page_token(page.next_page_token());
    ++pages;
  } while (!request.page_token().empty() && pages < 100);
  EXPECT_EQ(seen.size(), 6U);
}

TEST_F(QueryTest, ListItems_RefusesATokenOfAnotherRequest) {
  IngestAndPublish({});
  v1::ListItemsRequest request;
  request.set_page_size(1);
  request.set_page_token(ListItems(request).next_page_token());
  ASSERT_NE(request.page_token(), "");
  request.add_sectors("sectors/criminal-justice");
  ExpectError(TryListItems(request), grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", "page_token");
  request.set_page_token("not a token");
  ExpectError(TryListItems(request), grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", "page_token");
}

TEST_F(QueryTest, ListItems_NamesTheFieldAtFault) {
  v1::ListItemsRequest request;
  request.add_sectors("sectors/news");
  request.add_sectors("Criminal Justice");
  ExpectError(TryListItems(request), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED", "sectors[1]");
  request.Clear();
  request.set_page_size(-1);
  ExpectError(TryListItems(request), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE", "page_size");
}

TEST_F(QueryTest, ListSectors_AnswersTheTaxonomyInPrintedOrder) {
  v1::ListSectorsResponse response;
  ASSERT_TRUE(Call(services_.query(), &Query::ListSectors, v1::ListSectorsRequest(), &response).ok());
  std::vector<std::string> names;
  for (const auto& sector : response.sectors()) names.push_back(sector.name());
  EXPECT_THAT(names, ElementsAre("sectors/news", "sectors/adult-social-care-and-health",
                                 "sectors/children-and-young-peoples-services", "sectors/criminal-justice"));
}

}  // namespace
}  // namespace pulse::test
