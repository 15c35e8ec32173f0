// Conformance: related items.

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;

constexpr char kYouth[] = "issues/2022-09/items/youth-custody";

class RelatedTest : public ConformanceTest {
 protected:
  grpc::Status Find(const v1::ListRelatedItemsRequest& request) {
    return Call(query(), &Query::ListRelatedItems, request, &response_);
  }
  grpc::Status Find(const std::string& name) {
    v1::ListRelatedItemsRequest request;
    request.set_name(name);
    return Find(request);
  }
  std::vector<std::string> Slugs() const {
    std::vector<std::string> slugs;
    for (const v1::RelatedItem& related : response_.items()) slugs.push_back(SlugOf(related.item().name()));
    return slugs;
  }
  v1::ListRelatedItemsResponse response_;
};

TEST_F(RelatedTest, SharesWordsPublisherSectorAndKindAndSaysSo) {
  ASSERT_TRUE(Find(kYouth).ok());
  // courts: publisher, sector and kind; safeguarding: words; probation: publisher and sector.
  EXPECT_THAT(Slugs(), ElementsAre("safeguarding", "courts", "probation"));
  const v1::RelatedItem& courts = response_.items(1);
  ASSERT_EQ(courts.reasons_size(), 3);
  EXPECT_EQ(courts.reasons(0).basis(), v1::RELATED_ITEM_BASIS_PUBLISHER);
  EXPECT_THAT(courts.reasons(0).shared(), ElementsAre("publishers/justice-institute"));
  EXPECT_EQ(courts.reasons(0).weight(), 0.15);
  EXPECT_EQ(courts.reasons(1).basis(), v1::RELATED_ITEM_BASIS_SECTOR);
  EXPECT_THAT(courts.reasons(1).shared(), ElementsAre("sectors/criminal-justice"));
  EXPECT_EQ(courts.reasons(2).basis(), v1::RELATED_ITEM_BASIS_KIND);
  EXPECT_THAT(courts.reasons(2).shared(), ElementsAre("ITEM_KIND_BRIEFING"));
  const v1::RelatedItem& safeguarding = response_.items(0);
  ASSERT_EQ(safeguarding.reasons_size(), 1);
  EXPECT_EQ(safeguarding.reasons(0).basis(), v1::RELATED_ITEM_BASIS_WORDS);
  EXPECT_THAT(safeguarding.reasons(0).shared(), Contains("young"));
}

TEST_F(RelatedTest, AddsUpItsReasons) {
  ASSERT_TRUE(Find(kYouth).ok());
  double before = 1;
  for (const v1::RelatedItem& related : response_.items()) {
    double sum = 0;
    ASSERT_GT(related.reasons_size(), 0);
    for (const v1::RelatedItemReason& reason : related.reasons()) sum += reason.weight();
    EXPECT_DOUBLE_EQ(related.score(), sum);
    EXPECT_LE(related.score(), before);
    before = related.score();
  }
}

TEST_F(RelatedTest, AnswersBasicItemsUnlessAskedForMore) {
  v1::ListRelatedItemsRequest request;
  request.set_name(kYouth);
  ASSERT_TRUE(Find(request).ok());
  EXPECT_EQ(response_.items(0).item().body(), "");
  EXPECT_NE(response_.items(0).item().title(), "");
  request.set_view(v1::CONTENT_VIEW_FULL);
  ASSERT_TRUE(Find(request).ok());
  EXPECT_NE(response_.items(0).item().body(), "");
}

TEST_F(RelatedTest, KeepsToTheNumberAskedFor) {
  v1::ListRelatedItemsRequest request;
  request.set_name(kYouth);
  request.set_max_items(1);
  ASSERT_TRUE(Find(request).ok());
  EXPECT_EQ(response_.items_size(), 1);
  request.set_max_items(1'000'000);
  ASSERT_TRUE(Find(request).ok());
  EXPECT_EQ(response_.items_size(), 3);
  EXPECT_EQ(response_.change_cursor(), CursorAt(6));
}

TEST_F(RelatedTest, LeavesOtherAppearancesOut) {
  v1::Issue issue = Stored("issues/2022-01");
  v1::Section* justice = issue.add_sections();
  justice->set_sector("sectors/criminal-justice");
  justice->set_title("Criminal justice");
  *justice->add_items() = Stored("issues/2022-09").sections(2).items(0);
  justice->mutable_items(0)->set_name("issues/2022-01/items/youth-custody");
  Save(issue);
  ASSERT_TRUE(Find(kYouth).ok());
  EXPECT_THAT(Slugs(), Not(Contains("youth-custody")));
  EXPECT_THAT(Slugs(), Contains("courts"));
}

TEST_F(RelatedTest, LeavesOutWhatIsNotPublished) {
  v1::Issue issue = Stored("issues/2021-12");
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  ASSERT_TRUE(Find(kYouth).ok());
  EXPECT_THAT(Slugs(), ElementsAre("safeguarding"));
  v1::ListRelatedItemsRequest request;
  request.set_name(kYouth);
  request.set_include_unpublished(true);
  ASSERT_TRUE(Find(request).ok());
  EXPECT_THAT(Slugs(), Contains("courts"));
}

TEST_F(RelatedTest, OfAnItemLikeNoOtherIsNothing) {
  v1::Issue issue = Stored("issues/2022-09");
  issue.mutable_sections(0)->mutable_items(0)->set_title("Zebra crossing");
  issue.mutable_sections(0)->mutable_items(0)->set_body("Stripes.");
  Save(issue);
  ASSERT_TRUE(Find("issues/2022-09/items/our-move").ok());
  EXPECT_EQ(response_.items_size(), 0);
}

TEST_F(RelatedTest, TakesAnyTextForWords) {
  v1::Issue issue = Stored("issues/2022-09");
  issue.mutable_sections(0)->mutable_items(0)->set_title(
      R"(It's 'quoted' \ back\slash:* | & ! <-> winter's)");
  Save(issue);
  ASSERT_TRUE(Find("issues/2022-09/items/our-move").ok());
  EXPECT_THAT(Slugs(), Contains("care-homes"));
}

// PostgreSQL makes them when it finds the time: in the middle of a day, or of a test.
TEST_F(RelatedTest, AnswersTheSameOnceTheDatabaseHasItsStatistics) {
  std::string shared;
  for (char first = 'a'; first <= 'z'; ++first) {
    for (const char* rest : {"aluminium", "ebony", "iridium"}) shared += std::string(1, first) + rest + " ";
  }
  v1::Issue issue = Stored("issues/2022-09");
  for (v1::Item& item : *issue.mutable_sections(0)->mutable_items()) item.set_body(shared);
  issue.mutable_sections(1)->mutable_items(0)->set_body(shared.substr(0, shared.size() / 2));
  Save(issue);
  const std::string name = "issues/2022-09/items/our-move";
  ASSERT_TRUE(Find(name).ok());
  const std::string before = response_.SerializeAsString();
  EXPECT_GT(response_.items_size(), 0);
  test_database_.Query("ANALYZE items");
  ASSERT_TRUE(Find(name).ok());
  EXPECT_EQ(response_.SerializeAsString(), before);
}

TEST_F(RelatedTest, RefusesWhatItCannotAnswer) {
  ExpectError(Find(""), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED", "name");
  ExpectError(Find("issues/2022-09"), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED", "name");
  ExpectError(Find("issues/2022-09/items/nothing"), grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
  ExpectError(Find("issues/2022-10/items/unseen"), grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
  v1::ListRelatedItemsRequest request;
  request.set_name(kYouth);
  request.set_max_items(-1);
  ExpectError(Find(request), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE", "max_items");
  request.set_max_items(0);
  request.set_view(static_cast<v1::ContentView>(9));
  ExpectError(Find(request), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE", "view");
}

TEST_F(RelatedTest, ShowsADraftsNeighboursToEditors) {
  v1::ListRelatedItemsRequest request;
  request.set_name("issues/2022-10/items/unseen");
  request.set_include_unpublished(true);
  ASSERT_TRUE(Find(request).ok());
  EXPECT_THAT(Slugs(), Contains("our-move"));  // of its sector and kind
}

}  // namespace
}  // namespace pulse::test
