#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;

class SearchCommandTest : public CommandTest {
 protected:
  SearchCommandTest() {
    services_.search_items = [this](const v1::SearchItemsRequest& request,
                                    v1::SearchItemsResponse& response) {
      request_ = request;
      v1::SearchResult* result = response.add_results();
      result->mutable_item()->set_name("issues/2031-03/items/care");
      result->mutable_item()->set_title("Care homes");
      result->mutable_item()->set_byline("The Trust");
      result->set_snippet("Homes that\ncare.");
      v1::SearchHighlight* highlight = result->add_highlights();
      highlight->set_field("title");
      highlight->set_begin(0);
      highlight->set_end(4);
      response.set_total_size(12);
      response.set_corrected_query(corrected_);
      return grpc::Status::OK;
    };
  }

  v1::SearchItemsRequest request_;
  std::string corrected_;
};

TEST_F(SearchCommandTest, PrintsTitlesPlacesAndSnippets) {
  const Outcome run = Pulse({"search", "care", "homes", "--filter", "kind = REPORT", "--limit", "5"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "Care homes\n  issues/2031-03/items/care · The Trust\n  Homes that care.\n");
  EXPECT_EQ(run.err, "1 of 12\n");
  EXPECT_EQ(request_.query(), "care homes");
  EXPECT_EQ(request_.filter(), "kind = REPORT");
  EXPECT_EQ(request_.page_size(), 5);
}

TEST_F(SearchCommandTest, SaysThatTheSpellingWasPutRight) {
  corrected_ = "care homes";
  EXPECT_THAT(Pulse({"search", "caer homes"}).err, HasSubstr("Searched for: care homes"));
  Pulse({"search", "--exact", "caer"});
  EXPECT_TRUE(request_.exact_spelling());
}

TEST_F(SearchCommandTest, PrintsTheAnswerAsJson) {
  EXPECT_THAT(Pulse({"search", "care", "--json"}).out, HasSubstr("\"totalSize\": \"12\""));
}

TEST_F(SearchCommandTest, WantsAQuery) { EXPECT_EQ(Pulse({"search"}).code, 2); }

}  // namespace
}  // namespace pulse::cli
