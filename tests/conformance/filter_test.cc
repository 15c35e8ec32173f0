// Conformance: the filters of listings, right and wrong.

#include <algorithm>

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using Slugs = std::vector<std::string>;

struct Filtered {
  const char* filter;
  Slugs slugs;  // in the default order
};

class ItemFilter : public ConformanceTest, public ::testing::WithParamInterface<Filtered> {};

TEST_P(ItemFilter, Selects) {
  v1::ListItemsRequest request;
  request.set_filter(GetParam().filter);
  v1::ListItemsResponse response;
  const grpc::Status status = Call(query(), &Query::ListItems, request, &response);
  ASSERT_TRUE(status.ok()) << status.error_message();
  Slugs slugs;
  for (const v1::Item& item : response.items()) slugs.push_back(SlugOf(item.name()));
  EXPECT_THAT(slugs, ElementsAreArray(GetParam().slugs)) << GetParam().filter;
}

Slugs Except(const Slugs& left_out) {
  Slugs slugs;
  for (const std::string& slug : PublishedSlugs()) {
    if (std::find(left_out.begin(), left_out.end(), slug) == left_out.end()) slugs.push_back(slug);
  }
  return slugs;
}

const Slugs kReports{"care-homes", "annual-report-2021", "probation", "annual-report-2020"};
const Slugs kBoardItems{"care-homes", "dementia-guide", "waiting-lists"};
const Slugs kJustice{"youth-custody", "probation", "courts"};
const Slugs kSeptember{"our-move", "care-homes", "dementia-guide", "youth-custody", "waiting-lists"};

INSTANTIATE_TEST_SUITE_P(
    Fields, ItemFilter,
    ::testing::Values(
        Filtered{"", PublishedSlugs()}, Filtered{"sector = criminal-justice", kJustice},
        Filtered{"sector = sectors/criminal-justice", kJustice},
        Filtered{"sector:\"sectors/criminal-justice\"", kJustice},
        Filtered{"sector != criminal-justice", Except(kJustice)}, Filtered{"sector = criminal-*", kJustice},
        Filtered{"sector = \"\"", {"waiting-lists"}}, Filtered{"sector:*", Except({"waiting-lists"})},
        Filtered{"NOT sector:*", {"waiting-lists"}}, Filtered{"sector = no-such-sector", {}},
        Filtered{"kind = REPORT", kReports}, Filtered{"kind = ITEM_KIND_REPORT", kReports},
        Filtered{"kind:REPORT", kReports}, Filtered{"kind != REPORT", Except(kReports)},
        Filtered{"kind = UNSPECIFIED", {"waiting-lists"}}, Filtered{"kind:*", Except({"waiting-lists"})},
        Filtered{"kind = (BRIEFING OR NEWS)", {"our-move", "youth-custody", "courts"}},
        Filtered{"kind != (BRIEFING OR NEWS)", Except({"our-move", "youth-custody", "courts"})},
        Filtered{"publisher = quality-board", kBoardItems},
        Filtered{"publisher:publishers/quality-board", kBoardItems},
        Filtered{"publisher != quality-board", Except(kBoardItems)},
        Filtered{"publisher = *-trust", {"dementia-guide", "annual-report-2021"}},
        Filtered{"publisher:*", Except({"our-move"})}, Filtered{"-publisher:*", {"our-move"}},
        Filtered{"publisher = quality-board publisher = age-trust", {"dementia-guide"}},
        Filtered{"publisher.display_name:trust", {"dementia-guide", "annual-report-2021"}},
        Filtered{"publisher.display_name = \"the age trust\"", {"dementia-guide", "annual-report-2021"}},
        Filtered{"publisher.display_name = \"children's*\"", {"safeguarding", "annual-report-2020"}},
        Filtered{"edition = 2022-09", kSeptember},
        Filtered{"edition = 2021", {"probation", "annual-report-2020", "courts"}},
        Filtered{"edition != 2022", {"probation", "annual-report-2020", "courts"}},
        Filtered{"edition > 2021", Except({"probation", "annual-report-2020", "courts"})},
        Filtered{"edition >= 2022-02", kSeptember},
        Filtered{"edition < 2022-01", {"probation", "annual-report-2020", "courts"}},
        Filtered{"edition <= 2022-01", Except(kSeptember)},
        Filtered{"edition >= 2022-01 edition < 2022-09", {"annual-report-2021", "safeguarding"}},
        Filtered{"edition.year = 2022 AND edition.month = 1", {"annual-report-2021", "safeguarding"}},
        Filtered{"edition.month > 9", {"probation", "annual-report-2020", "courts"}},
        Filtered{"edition:2022-09", kSeptember}, Filtered{"issue = 2022-09-mental-health", {"waiting-lists"}},
        Filtered{"issue = issues/2022-09*", kSeptember}, Filtered{"issue_kind = SPECIAL", {"waiting-lists"}},
        Filtered{"issue_kind != SPECIAL", Except({"waiting-lists"})}));

INSTANTIATE_TEST_SUITE_P(
    Text, ItemFilter,
    ::testing::Values(
        Filtered{"title = \"youth CUSTODY\"", {"youth-custody"}}, Filtered{"title = youth", {}},
        Filtered{"title = \"annual report*\"", {"annual-report-2021", "annual-report-2020"}},
        Filtered{"title = *2020", {"annual-report-2020"}}, Filtered{"title = \"*courts*cases*\"", {"courts"}},
        Filtered{"title:care", {"care-homes", "dementia-guide"}}, Filtered{"title:'50% of'", {"courts"}},
        Filtered{"title:'5% of'", {}}, Filtered{"title:cases_heard", {"courts"}},
        Filtered{"title:casesXheard", {}}, Filtered{"title:\"\\\"home\\\"\"", {"our-move"}},
        Filtered{"title:'\"home\"'", {"our-move"}},
        Filtered{"title != 'Youth custody'", Except({"youth-custody"})}, Filtered{"title:\\*", {}},
        Filtered{"title:'); DROP TABLE items; --'", {}},
        Filtered{"byline:trust", {"dementia-guide", "annual-report-2021"}},
        Filtered{"byline:*", Except({"our-move"})}, Filtered{"custody", {"youth-custody"}},
        Filtered{"text:homes", {"our-move", "care-homes", "dementia-guide", "annual-report-2021"}},
        Filtered{"\"care at home\"", {"dementia-guide"}}, Filtered{"text:'home care'", {}},
        Filtered{"text(\"home care\")", {"care-homes", "dementia-guide"}},
        Filtered{"phrase('older people')", {"annual-report-2021"}}, Filtered{"winter pays", {"care-homes"}},
        Filtered{"winter AND prison", {}}, Filtered{"winter OR prison", {"care-homes", "youth-custody"}},
        Filtered{"the winter", {"care-homes"}}, Filtered{"winter -the", {"care-homes"}},
        Filtered{"the OR winter", {"care-homes"}}, Filtered{"text:'of the'", PublishedSlugs()},
        Filtered{"-(the OR winter)", Except({"care-homes"})},
        Filtered{"children's", {"safeguarding", "annual-report-2020"}},
        Filtered{"young -prison", {"safeguarding"}}, Filtered{"safeg*", {"safeguarding"}},
        Filtered{"text:\"it's' | x\"", {}}, Filtered{"\"o'brien*\"", {}},
        Filtered{"Trust -title:care", {"annual-report-2021"}},
        Filtered{"link_host = justice.example.org", {"youth-custody", "probation"}},
        Filtered{"link_host = example.org", {}}, Filtered{"link_host = CHILDREN.example.org", {}},
        Filtered{"link_host = www.children.example.org", {"annual-report-2020"}},
        Filtered{"link_host:children.example.org", {"safeguarding", "annual-report-2020"}},
        Filtered{"link_host = *.example.com", {"dementia-guide", "annual-report-2021"}},
        Filtered{"link_host:ren.example.org", {}},
        Filtered{"link_host:*", Except({"our-move", "waiting-lists", "courts"})}));

INSTANTIATE_TEST_SUITE_P(
    Logic, ItemFilter,
    ::testing::Values(Filtered{"kind = BRIEFING OR kind = NEWS edition = 2022-09",
                               {"our-move", "youth-custody"}},
                      Filtered{"kind = BRIEFING OR (kind = NEWS edition = 2022-09)",
                               {"our-move", "youth-custody", "courts"}},
                      Filtered{"edition = 2021 AND kind = BRIEFING OR kind = REPORT",
                               {"probation", "annual-report-2020", "courts"}},
                      Filtered{"NOT kind = REPORT OR sector = criminal-justice",
                               Except({"care-homes", "annual-report-2021", "annual-report-2020"})},
                      Filtered{"NOT (kind = REPORT OR sector = criminal-justice)",
                               {"our-move", "dementia-guide", "waiting-lists", "safeguarding"}},
                      Filtered{"-(sector:* publisher:*)", {"our-move", "waiting-lists"}},
                      Filtered{"create_time > \"1970-01-01\"", PublishedSlugs()},
                      Filtered{"create_time < '2000-01-01T00:00:00Z'", {}},
                      Filtered{"publish_time >= \"2020-01-01\" kind = NEWS", {"our-move"}},
                      Filtered{"NOT publish_time:*", {}}));

struct Wrong {
  const char* filter;
  const char* says;
};

class WrongItemFilter : public ConformanceTest, public ::testing::WithParamInterface<Wrong> {};

TEST_P(WrongItemFilter, IsRefusedWithThePlace) {
  v1::ListItemsRequest request;
  request.set_filter(GetParam().filter);
  v1::ListItemsResponse response;
  const grpc::Status status = Call(query(), &Query::ListItems, request, &response);
  ExpectError(status, grpc::StatusCode::INVALID_ARGUMENT, "FILTER_INVALID", "filter");
  EXPECT_THAT(status.error_message(), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Wrong, WrongItemFilter,
    ::testing::Values(Wrong{"kind =", "At character 7 of the filter: expected a value"},
                      Wrong{"kind = REPORT AND", "At character 18"},
                      Wrong{"(kind = REPORT", "At character 15 of the filter: expected )"},
                      Wrong{"kind = REPORT)", "At character 14"},
                      Wrong{"kind = REPROT", "expected one of UNSPECIFIED, NEWS"},
                      Wrong{"kind < REPORT", "which has no order"},
                      Wrong{"colour = red", "expected one of the fields byline"},
                      Wrong{"edition = september", "expected an edition"},
                      Wrong{"publish_time > now", "expected a quoted time"},
                      Wrong{"sector = 'Criminal justice'", "expected a resource name"},
                      Wrong{"title = \"open", "expected a second \""}, Wrong{"a or b", "in capitals"},
                      Wrong{"near(a, b)", "expected one of the functions text, phrase"},
                      Wrong{"state = PUBLISHED", "expected one of the fields"}));

class FilterTest : public ConformanceTest {
 protected:
  grpc::Status List(const v1::ListItemsRequest& request) {
    return Call(query(), &Query::ListItems, request, &items_);
  }
  grpc::Status List(const std::string& filter, bool include_unpublished, Slugs* issues) {
    v1::ListIssuesRequest request;
    request.set_filter(filter);
    request.set_include_unpublished(include_unpublished);
    v1::ListIssuesResponse response;
    const grpc::Status status = Call(query(), &Query::ListIssues, request, &response);
    for (const v1::IssueSummary& issue : response.issues()) issues->push_back(SlugOf(issue.name()));
    return status;
  }
  v1::ListItemsResponse items_;
};

TEST_F(FilterTest, JoinsTheOtherFieldsOfTheRequest) {
  v1::ListItemsRequest request;
  request.add_sectors("sectors/criminal-justice");
  request.add_sectors("sectors/news");
  request.add_kinds(v1::ITEM_KIND_BRIEFING);
  request.set_filter("edition = 2022");
  ASSERT_TRUE(List(request).ok());
  ASSERT_EQ(items_.items_size(), 1);
  EXPECT_EQ(SlugOf(items_.items(0).name()), "youth-custody");
}

TEST_F(FilterTest, HidesDraftsWhateverItAsksFor) {
  v1::ListItemsRequest request;
  request.set_filter("kind = NEWS OR edition = 2022-10");
  ASSERT_TRUE(List(request).ok());
  EXPECT_EQ(items_.items_size(), 1);
  request.set_include_unpublished(true);
  ASSERT_TRUE(List(request).ok());
  EXPECT_EQ(items_.items_size(), 3);
}

TEST_F(FilterTest, OfFourThousandBytesIsRead) {
  v1::ListItemsRequest request;
  request.set_filter("title:" + std::string(3994, 'x'));
  EXPECT_TRUE(List(request).ok());
  request.set_filter("title:" + std::string(3995, 'x'));
  ExpectError(List(request), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_TOO_LONG", "filter");
}

TEST_F(FilterTest, OfAHundredConditionsIsRead) {
  v1::ListItemsRequest request;
  std::string filter = "kind = REPORT";
  for (int i = 1; i < 100; ++i) filter += " OR kind = NEWS";
  request.set_filter(filter);
  ASSERT_TRUE(List(request).ok());
  EXPECT_EQ(items_.items_size(), 5);
  request.set_filter(filter + " OR kind = NEWS");
  ExpectError(List(request), grpc::StatusCode::INVALID_ARGUMENT, "FILTER_INVALID", "filter");
}

// Each is about another table than items: to join them all would take the planner
// longer than any caller waits.
TEST_F(FilterTest, OfAHundredConditionsOnPublishersLinksAndIssuesIsRead) {
  std::string filter = "publisher = quality-board";
  for (int i = 0; i < 33; ++i) filter += " publisher:* link_host = *.example.* publish_time > \"1970-01-01\"";
  v1::ListItemsRequest request;
  request.set_filter(filter);
  const grpc::Status status = List(request);
  ASSERT_TRUE(status.ok()) << status.error_message();
  ASSERT_EQ(items_.items_size(), 2);
  EXPECT_EQ(SlugOf(items_.items(0).name()), "care-homes");
  EXPECT_EQ(SlugOf(items_.items(1).name()), "dementia-guide");
}

TEST_F(FilterTest, OfIssuesSelectsByTheirFields) {
  struct {
    const char* filter;
    Slugs issues;
  } cases[] = {{"kind = SPECIAL", {"2022-09-mental-health"}},
               {"edition >= 2022-01 kind = MONTHLY", {"2022-09", "2022-01"}},
               {"name = 2022-0*", {"2022-09", "2022-09-mental-health", "2022-01"}},
               {"title:pulse edition.month = 12", {"2021-12"}},
               {"state = DRAFT", {}},
               {"publish_time:* update_time > \"2020-01-01\" edition < 2022", {"2021-12"}}};
  for (const auto& each : cases) {
    Slugs issues;
    EXPECT_TRUE(List(each.filter, false, &issues).ok()) << each.filter;
    EXPECT_EQ(issues, each.issues) << each.filter;
  }
}

TEST_F(FilterTest, OfIssuesShowsEditorsTheOtherStates) {
  Slugs issues;
  EXPECT_TRUE(List("state = DRAFT OR state = WITHDRAWN", true, &issues).ok());
  EXPECT_EQ(issues, (Slugs{"2022-10", "2022-08"}));
}

TEST_F(FilterTest, OfIssuesHasNoWords) {
  Slugs issues;
  ExpectError(List("custody", false, &issues), grpc::StatusCode::INVALID_ARGUMENT, "FILTER_INVALID",
              "filter");
}

}  // namespace
}  // namespace pulse::test
