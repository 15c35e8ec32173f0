// Conformance: how much one answer has at most, whatever is asked for.

#include <string>

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

constexpr int kEverything = 1'000'000;

class AnswerLimit : public ConformanceTest {
 protected:
  // An issue of `count` items, each of a fund of its own, whose bodies say `body`.
  void SaveFunds(const std::string& month, int count, const std::string& body) {
    v1::Issue issue;
    issue.set_name("issues/2023-" + month);
    issue.set_title("Funds");
    issue.mutable_edition()->set_year(2023);
    issue.mutable_edition()->set_month(std::stoi(month));
    issue.set_kind(v1::ISSUE_KIND_MONTHLY);
    issue.set_state(v1::ISSUE_STATE_PUBLISHED);
    issue.set_introduction("Grants of the month.");
    v1::Section* section = issue.add_sections();
    section->set_sector("sectors/news");
    section->set_title("News");
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(i);
      v1::Item* item = section->add_items();
      item->set_name(issue.name() + "/items/grant-" + number);
      item->set_sector("sectors/news");
      item->set_kind(v1::ITEM_KIND_NEWS);
      item->set_title("Grant " + number);
      item->set_byline("Fund " + number);
      item->set_body(body);
      item->add_publishers()->set_name("publishers/fund-" + number);
      item->mutable_publishers(0)->set_display_name("Fund " + number);
    }
    Save(issue);
  }
};

TEST_F(AnswerLimit, APageOfAListingHas500) {
  SaveFunds("01", 501, "Money.");
  v1::ListItemsRequest request;
  request.set_page_size(kEverything);
  v1::ListItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::ListItems, request, &response).ok());
  EXPECT_EQ(response.items_size(), 500);
  EXPECT_FALSE(response.next_page_token().empty());
}

TEST_F(AnswerLimit, APageOfASearchHas100AndAFacet50Publishers) {
  SaveFunds("01", 120, "Money.");
  v1::SearchItemsRequest request;
  request.set_query("money");
  request.set_page_size(kEverything);
  request.add_facets(v1::SEARCH_FACET_FIELD_PUBLISHER);
  v1::SearchItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::SearchItems, request, &response).ok());
  EXPECT_EQ(response.total_size(), 120);
  EXPECT_EQ(response.results_size(), 100);
  EXPECT_EQ(response.facets(0).counts_size(), 50);
}

TEST_F(AnswerLimit, ASearchShows100HighlightsOfAnItemAndThreeIntroductions) {
  std::string body;
  for (int i = 0; i < 150; ++i) body += "Grants again. ";
  for (const char* month : {"01", "02", "03", "04"}) SaveFunds(month, 1, body);
  v1::SearchItemsRequest request;
  request.set_query("grants");
  request.set_view(v1::CONTENT_VIEW_FULL);
  v1::SearchItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::SearchItems, request, &response).ok());
  ASSERT_EQ(response.results_size(), 4);
  EXPECT_EQ(response.results(0).highlights_size(), 100);
  ASSERT_EQ(response.introductions_size(), 3);
  EXPECT_EQ(response.introductions(0).issue(), "issues/2023-04");
}

TEST_F(AnswerLimit, SuggestionsAre20) {
  SaveFunds("01", 30, "Money.");
  v1::SuggestTermsRequest request;
  request.set_prefix("fund");
  request.set_max_suggestions(kEverything);
  v1::SuggestTermsResponse response;
  ASSERT_TRUE(Call(query(), &Query::SuggestTerms, request, &response).ok());
  EXPECT_EQ(response.suggestions_size(), 20);
}

TEST_F(AnswerLimit, RelatedItemsAre50) {
  SaveFunds("01", 1, "Money.");
  SaveFunds("02", 60, "Money.");
  v1::ListRelatedItemsRequest request;
  request.set_name("issues/2023-01/items/grant-0");
  request.set_max_items(kEverything);
  v1::ListRelatedItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::ListRelatedItems, request, &response).ok());
  EXPECT_EQ(response.items_size(), 50);
}

TEST_F(AnswerLimit, FiguresAre5000Rows) {
  SaveFunds("01", 5'001, "Money.");
  v1::SummarizeItemsRequest request;
  request.add_dimensions(v1::SUMMARY_DIMENSION_PUBLISHER);
  request.set_filter("edition.year = 2023");
  request.set_max_rows(kEverything);
  v1::SummarizeItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::SummarizeItems, request, &response).ok());
  EXPECT_EQ(response.rows_size(), 5'000);
  EXPECT_EQ(response.omitted_rows(), 1);
  EXPECT_EQ(response.total_count(), 5'001);
}

TEST_F(AnswerLimit, AContactHasTheHighest100Publishers) {
  SaveFunds("01", 110, "Money.");
  v1::ScoreInterestsRequest request;
  for (int i = 0; i < 110; ++i) {
    v1::Engagement* engagement = request.add_engagements();
    engagement->set_contact("ada");
    engagement->set_item("issues/2023-01/items/grant-" + std::to_string(i));
    engagement->set_kind(i < 100 ? v1::ENGAGEMENT_KIND_REPLY : v1::ENGAGEMENT_KIND_OPEN);
    engagement->mutable_time()->set_seconds(1'700'000'000 - i * 3'600);
    engagement->set_consent(true);
  }
  request.mutable_scoring()->mutable_as_of()->set_seconds(1'700'000'000);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
  const auto stream = query().ScoreInterests(&context);
  ASSERT_TRUE(stream->Write(request));
  stream->WritesDone();
  v1::ScoreInterestsResponse response;
  v1::ContactInterests interests;
  while (stream->Read(&response)) {
    if (response.has_contact()) interests = response.contact();
  }
  ASSERT_TRUE(stream->Finish().ok());
  EXPECT_EQ(interests.engagement_count(), 110);
  ASSERT_EQ(interests.publishers_size(), 100);
  EXPECT_EQ(interests.publishers(0).name(), "publishers/fund-0");
}

}  // namespace
}  // namespace pulse::test
