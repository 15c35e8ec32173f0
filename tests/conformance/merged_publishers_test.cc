// Conformance: filters that name a publisher which was merged into another.

#include <algorithm>

#include "db/publisher_authority.h"
#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using Slugs = std::vector<std::string>;

class MergedPublishers : public ConformanceTest {
 protected:
  // The Age Trust becomes the Quality Board.
  void Merge() {
    db::PublisherAuthority authority(&database_);
    const auto merged = authority.Merge("publishers/quality-board", {"publishers/age-trust"}, {},
                                        std::chrono::system_clock::now() + std::chrono::seconds(20));
    ASSERT_TRUE(merged.ok()) << merged.status();
  }
  Slugs List(const v1::ListItemsRequest& request) {
    const grpc::Status status = Call(query(), &Query::ListItems, request, &page_);
    EXPECT_TRUE(status.ok()) << status.error_message();
    Slugs slugs;
    for (const v1::Item& item : page_.items()) slugs.push_back(SlugOf(item.name()));
    return slugs;
  }
  v1::ListItemsResponse page_;
};

const Slugs kMerged{"care-homes", "dementia-guide", "waiting-lists", "annual-report-2021"};

struct Filtered {
  const char* filter;
  Slugs slugs;  // in the default order
};

class MergedPublisherFilter : public MergedPublishers, public ::testing::WithParamInterface<Filtered> {};

TEST_P(MergedPublisherFilter, FindsWhatTheyBecame) {
  Merge();
  v1::ListItemsRequest request;
  request.set_filter(GetParam().filter);
  EXPECT_THAT(List(request), ElementsAreArray(GetParam().slugs)) << GetParam().filter;
}

INSTANTIATE_TEST_SUITE_P(
    ListItems, MergedPublisherFilter,
    ::testing::Values(
        Filtered{"publisher = quality-board", kMerged}, Filtered{"publisher = age-trust", kMerged},
        Filtered{"publisher:publishers/age-trust", kMerged}, Filtered{"publisher = age-*", kMerged},
        Filtered{"publisher = *s*-*e",
                 {"youth-custody", "safeguarding", "probation", "annual-report-2020", "courts"}},
        Filtered{"publisher = age-trust kind = REPORT", {"care-homes", "annual-report-2021"}},
        Filtered{"publisher = (age-trust OR justice-institute) edition.month = 9",
                 {"care-homes", "dementia-guide", "youth-custody", "waiting-lists"}},
        Filtered{"publisher != age-trust",
                 {"our-move", "youth-custody", "safeguarding", "probation", "annual-report-2020", "courts"}},
        Filtered{"publisher = justice-institute", {"youth-custody", "probation", "courts"}},
        Filtered{"publisher = nobody", {}}, Filtered{"publisher = nobody*", {}}));

TEST_F(MergedPublishers, MergedBetweenTwoPagesFindTheRestOnTheSecond) {
  v1::ListItemsRequest request;
  request.set_filter("publisher = age-trust");
  request.set_page_size(1);
  EXPECT_THAT(List(request), ElementsAre("dementia-guide"));
  Merge();
  request.set_page_token(page_.next_page_token());
  request.set_page_size(10);
  EXPECT_THAT(List(request), ElementsAre("waiting-lists", "annual-report-2021"));
}

TEST_F(MergedPublishers, AreFollowedByASearch) {
  Merge();
  v1::SearchItemsRequest request;
  request.set_query("care");
  request.set_filter("publisher = age-trust");
  v1::SearchItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::SearchItems, request, &response).ok());
  ASSERT_GT(response.results_size(), 0);
  for (const v1::SearchResult& result : response.results())
    EXPECT_EQ(result.item().publishers(0).name(), "publishers/quality-board");
  const v1::SearchItemsResponse followed = response;
  request.set_filter("publisher = quality-board");
  ASSERT_TRUE(Call(query(), &Query::SearchItems, request, &response).ok());
  EXPECT_EQ(followed.SerializeAsString(), response.SerializeAsString());
}

TEST_F(MergedPublishers, AreFollowedByAFeed) {
  Merge();
  v1::RenderFeedRequest request;
  request.set_format(v1::FEED_FORMAT_ATOM);
  request.set_public_url("https://www.example.org/digest");
  request.set_publisher("publishers/age-trust");
  v1::RenderFeedResponse response;
  ASSERT_TRUE(Call(services_.render(), &v1::RenderService::Stub::RenderFeed, request, &response).ok());
  EXPECT_EQ(response.item_count(), 4);
}

TEST_F(MergedPublishers, AreFollowedByFigures) {
  Merge();
  v1::SummarizeItemsRequest request;
  request.add_dimensions(v1::SUMMARY_DIMENSION_PUBLISHER);
  request.set_filter("publisher = age-trust");
  v1::SummarizeItemsResponse response;
  ASSERT_TRUE(Call(query(), &Query::SummarizeItems, request, &response).ok());
  EXPECT_EQ(response.total_count(), 4);
  ASSERT_EQ(response.rows_size(), 1);
  EXPECT_EQ(response.rows(0).values(0), "publishers/quality-board");
}

}  // namespace
}  // namespace pulse::test
