// Conformance: orders, and pages while the archive changes.

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using Slugs = std::vector<std::string>;

class PageTest : public ConformanceTest {
 protected:
  grpc::Status List(const v1::ListItemsRequest& request, v1::ListItemsResponse* response) {
    return Call(query(), &Query::ListItems, request, response);
  }

  // All pages of `request`, `between` run after each but the last.
  template <typename Between>
  Slugs AllPages(v1::ListItemsRequest request, Between between) {
    Slugs slugs;
    for (int pages = 0; pages < 100; ++pages) {
      v1::ListItemsResponse page;
      const grpc::Status status = List(request, &page);
      EXPECT_TRUE(status.ok()) << status.error_message();
      for (const v1::Item& item : page.items()) slugs.push_back(SlugOf(item.name()));
      if (page.next_page_token().empty()) return slugs;
      request.set_page_token(page.next_page_token());
      between();
    }
    ADD_FAILURE() << "the listing does not end";
    return slugs;
  }
  Slugs AllPages(const v1::ListItemsRequest& request) {
    return AllPages(request, [] {});
  }
};

v1::ListItemsRequest Ordered(const std::string& order_by, int page_size) {
  v1::ListItemsRequest request;
  request.set_order_by(order_by);
  request.set_page_size(page_size);
  return request;
}

Slugs OldestFirst() {
  return {"probation", "annual-report-2020", "courts",         "annual-report-2021", "safeguarding",
          "our-move",  "care-homes",         "dementia-guide", "youth-custody",      "waiting-lists"};
}

Slugs ByTitle() {
  return {"dementia-guide", "annual-report-2020", "annual-report-2021", "care-homes", "courts",
          "probation",      "safeguarding",       "waiting-lists",      "our-move",   "youth-custody"};
}

class AnyPageSize : public PageTest, public ::testing::WithParamInterface<int> {};

TEST_P(AnyPageSize, ShowsEachItemOnceInTheOrderAskedFor) {
  EXPECT_THAT(AllPages(Ordered("", GetParam())), ElementsAreArray(PublishedSlugs()));
  EXPECT_THAT(AllPages(Ordered("edition desc", GetParam())), ElementsAreArray(PublishedSlugs()));
  EXPECT_THAT(AllPages(Ordered("edition", GetParam())), ElementsAreArray(OldestFirst()));
  EXPECT_THAT(AllPages(Ordered("title", GetParam())), ElementsAreArray(ByTitle()));
  Slugs reversed = ByTitle();
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_THAT(AllPages(Ordered(" title  desc", GetParam())), ElementsAreArray(reversed));
}

TEST_P(AnyPageSize, ShowsEachItemOfAFilterOnce) {
  v1::ListItemsRequest request = Ordered("edition", GetParam());
  request.set_filter("kind = REPORT");
  EXPECT_THAT(AllPages(request),
              ElementsAre("probation", "annual-report-2020", "annual-report-2021", "care-homes"));
}

INSTANTIATE_TEST_SUITE_P(Pages, AnyPageSize, ::testing::Values(1, 2, 3, 7, 10, 500, 1'000'000));

class AnyOrder : public PageTest, public ::testing::WithParamInterface<const char*> {};

// Between the pages a new issue comes, one goes, and items come and go in front
// of the reader's place.
TEST_P(AnyOrder, NeitherSkipsNorRepeatsAnItemThatStayed) {
  int round = 0;
  const Slugs seen = AllPages(Ordered(GetParam(), 1), [&] {
    ++round;
    v1::Issue september = Stored("issues/2022-09");
    v1::Section* news = september.mutable_sections(0);
    v1::Item added = news->items(0);
    added.set_name("issues/2022-09/items/added-" + std::to_string(round));
    added.set_title("An item added " + std::to_string(round));
    *news->add_items() = added;
    for (int i = news->items_size() - 1; i > 0; --i) news->mutable_items()->SwapElements(i, i - 1);
    Save(september);
    v1::Issue other = Stored("issues/2022-10");
    other.set_state(round % 2 == 0 ? v1::ISSUE_STATE_WITHDRAWN : v1::ISSUE_STATE_PUBLISHED);
    Save(other);
  });
  std::multiset<std::string> stayed;
  for (const std::string& slug : seen) {
    if (slug.rfind("added-", 0) != 0 && slug != "unseen") stayed.insert(slug);
  }
  const Slugs all = PublishedSlugs();
  EXPECT_EQ(stayed, std::multiset<std::string>(all.begin(), all.end()));
}

INSTANTIATE_TEST_SUITE_P(Pages, AnyOrder,
                         ::testing::Values("edition desc", "edition", "title", "title desc"));

TEST_F(PageTest, MayChangeItsSizeAndItsCursor) {
  v1::ListItemsRequest request = Ordered("", 3);
  v1::ListItemsResponse page;
  ASSERT_TRUE(List(request, &page).ok());
  request.set_page_token(page.next_page_token());
  request.set_page_size(500);
  request.set_min_cursor(page.change_cursor());
  ASSERT_TRUE(List(request, &page).ok());
  EXPECT_EQ(page.items_size(), 7);
}

TEST_F(PageTest, LeavesTheBodyOutOfTheBasicView) {
  v1::ListItemsRequest request;
  v1::ListItemsResponse page;
  ASSERT_TRUE(List(request, &page).ok());
  EXPECT_NE(page.items(0).body(), "");
  request.set_view(v1::CONTENT_VIEW_BASIC);
  ASSERT_TRUE(List(request, &page).ok());
  EXPECT_EQ(page.items(0).body(), "");
  EXPECT_NE(page.items(0).title(), "");
}

TEST_F(PageTest, OfIssuesGoesBothWays) {
  v1::ListIssuesRequest request;
  request.set_page_size(1);
  for (const auto& [order, expected] :
       {std::pair<const char*, Slugs>{"edition desc",
                                      {"2022-09", "2022-09-mental-health", "2022-01", "2021-12"}},
        std::pair<const char*, Slugs>{"edition",
                                      {"2021-12", "2022-01", "2022-09", "2022-09-mental-health"}}}) {
    request.set_order_by(order);
    request.clear_page_token();
    Slugs issues;
    do {
      v1::ListIssuesResponse page;
      ASSERT_TRUE(Call(query(), &Query::ListIssues, request, &page).ok());
      for (const v1::IssueSummary& issue : page.issues()) issues.push_back(SlugOf(issue.name()));
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty() && issues.size() < 10);
    EXPECT_EQ(issues, expected) << order;
  }
}

// A token of one request is refused by another.
struct Changed {
  const char* name;
  std::function<void(v1::ListItemsRequest*)> change;
};

class ForeignToken : public PageTest, public ::testing::WithParamInterface<Changed> {};

TEST_P(ForeignToken, IsRefused) {
  v1::ListItemsRequest request = Ordered("edition", 1);
  request.set_filter("sector:*");
  v1::ListItemsResponse page;
  ASSERT_TRUE(List(request, &page).ok());
  request.set_page_token(page.next_page_token());
  GetParam().change(&request);
  ExpectError(List(request, &page), grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", "page_token");
}

INSTANTIATE_TEST_SUITE_P(
    Pages, ForeignToken,
    ::testing::Values(Changed{"Filter", [](auto* r) { r->set_filter("sector:*  "); }},
                      Changed{"Order", [](auto* r) { r->set_order_by("title"); }},
                      Changed{"Sectors", [](auto* r) { r->add_sectors("sectors/news"); }},
                      Changed{"Kinds", [](auto* r) { r->add_kinds(v1::ITEM_KIND_NEWS); }},
                      Changed{"Issue", [](auto* r) { r->set_issue("issues/2022-09"); }},
                      Changed{"View", [](auto* r) { r->set_view(v1::CONTENT_VIEW_BASIC); }},
                      Changed{"Unpublished", [](auto* r) { r->set_include_unpublished(true); }},
                      Changed{"Token",
                              [](auto* r) {
                                r->mutable_page_token()->back() ^= 1;
                                r->mutable_page_token()->pop_back();
                                r->set_page_token("A" + r->page_token());
                              }}),
    [](const auto& each) { return each.param.name; });

class WrongOrder : public PageTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(WrongOrder, IsRefused) {
  v1::ListItemsResponse page;
  ExpectError(List(Ordered(GetParam(), 1), &page), grpc::StatusCode::INVALID_ARGUMENT, "ORDER_INVALID",
              "order_by");
}

INSTANTIATE_TEST_SUITE_P(Pages, WrongOrder,
                         ::testing::Values("body", "title asc", "edition,title", "EDITION", "edition desc;",
                                           "desc"));

}  // namespace
}  // namespace pulse::test
