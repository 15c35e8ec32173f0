// Conformance: publishers.

#include "db/publisher_authority.h"
#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Names = std::vector<std::string>;

class PublishersTest : public ConformanceTest {
 protected:
  grpc::Status List(const v1::ListPublishersRequest& request) {
    return Call(query(), &Query::ListPublishers, request, &page_);
  }
  grpc::Status Get(const std::string& name) {
    v1::GetPublisherRequest request;
    request.set_name(name);
    return Call(query(), &Query::GetPublisher, request, &publisher_);
  }
  Names AllPages(v1::ListPublishersRequest request) {
    Names names;
    do {
      EXPECT_TRUE(List(request).ok());
      for (const auto& publisher : page_.publishers()) names.push_back(publisher.name().substr(11));
      request.set_page_token(page_.next_page_token());
    } while (!page_.next_page_token().empty());
    return names;
  }
  // An issue whose only item is of the publisher.
  void SaveDraftOf(const std::string& publisher, const std::string& display_name) {
    v1::Issue issue = Stored("issues/2022-10");
    auto* added = issue.mutable_sections(0)->mutable_items(0)->add_publishers();
    added->set_name("publishers/" + publisher);
    added->set_display_name(display_name);
    Save(issue);
  }
  void Merge(const std::string& target, const std::string& source) {
    db::PublisherAuthority authority(&database_);
    ASSERT_TRUE(authority
                    .Merge("publishers/" + target, {"publishers/" + source}, {},
                           std::chrono::system_clock::now() + std::chrono::seconds(20))
                    .ok());
  }

  v1::ListPublishersResponse page_;
  v1::GetPublisherResponse publisher_;
};

TEST_F(PublishersTest, AreListedByLowerCaseDisplayName) {
  v1::ListPublishersRequest request;
  EXPECT_THAT(AllPages(request),
              ElementsAre("childrens-office", "justice-institute", "quality-board", "age-trust"));
  EXPECT_EQ(page_.publishers(3).display_name(), "The Age Trust");
  EXPECT_EQ(page_.publishers(3).etag().size(), 32U);
  EXPECT_TRUE(page_.publishers(3).has_create_time());
  EXPECT_EQ(page_.change_cursor(), CursorAt(6));
}

class PublishersPage : public PublishersTest, public ::testing::WithParamInterface<int> {};

TEST_P(PublishersPage, OfAnySizeShowsEachOnce) {
  v1::ListPublishersRequest request;
  request.set_page_size(GetParam());
  EXPECT_THAT(AllPages(request),
              ElementsAre("childrens-office", "justice-institute", "quality-board", "age-trust"));
}

INSTANTIATE_TEST_SUITE_P(Sizes, PublishersPage, ::testing::Values(1, 2, 3, 4, 500, 1'000'000));

TEST_F(PublishersTest, OfDraftsAreForEditors) {
  SaveDraftOf("zebra-fund", "a Zebra: Fund");
  v1::ListPublishersRequest request;
  EXPECT_EQ(AllPages(request).size(), 4U);
  request.set_include_unpublished(true);
  request.set_page_size(1);
  EXPECT_THAT(AllPages(request), ElementsAre("zebra-fund", "childrens-office", "justice-institute",
                                             "quality-board", "age-trust"));
}

TEST_F(PublishersTest, OfAWithdrawnIssueAreNotListed) {
  v1::Issue issue = Stored("issues/2022-01");
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  issue = Stored("issues/2021-12");
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  EXPECT_THAT(AllPages({}), ElementsAre("justice-institute", "quality-board", "age-trust"));
  ASSERT_TRUE(Get("publishers/childrens-office").ok());
  EXPECT_EQ(publisher_.item_count(), 0);
}

TEST_F(PublishersTest, ThatWereMergedAreTheOther) {
  Merge("quality-board", "age-trust");
  EXPECT_THAT(AllPages({}), ElementsAre("childrens-office", "justice-institute", "quality-board"));
  ASSERT_TRUE(Get("publishers/age-trust").ok());
  EXPECT_EQ(publisher_.publisher().name(), "publishers/quality-board");
  EXPECT_THAT(publisher_.publisher().aliases(), ElementsAre("publishers/age-trust"));
  EXPECT_EQ(publisher_.item_count(), 4);  // one was of both
}

TEST_F(PublishersTest, GetPublisher_CountsPublishedItems) {
  SaveDraftOf("quality-board", "Quality Board");
  ASSERT_TRUE(Get("publishers/quality-board").ok());
  EXPECT_EQ(publisher_.publisher().display_name(), "Quality Board");
  EXPECT_THAT(publisher_.publisher().aliases(), IsEmpty());
  EXPECT_EQ(publisher_.item_count(), 3);
  EXPECT_EQ(publisher_.change_cursor(), CursorAt(7));
}

TEST_F(PublishersTest, GetPublisher_RefusesWhatIsNone) {
  ExpectError(Get("publishers/nobody"), grpc::StatusCode::NOT_FOUND, "PUBLISHER_NOT_FOUND");
  ExpectError(Get(""), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED", "name");
  ExpectError(Get("quality-board"), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED", "name");
  ExpectError(Get("publishers/"), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_MALFORMED", "name");
  ExpectError(Get("publishers/" + std::string(300, 'a')), grpc::StatusCode::INVALID_ARGUMENT,
              "FIELD_MALFORMED", "name");
}

TEST_F(PublishersTest, ListPublishers_RefusesWhatItCannotAnswer) {
  v1::ListPublishersRequest request;
  request.set_page_size(-1);
  ExpectError(List(request), grpc::StatusCode::INVALID_ARGUMENT, "FIELD_OUT_OF_RANGE", "page_size");
  request.set_page_size(1);
  request.set_page_token("nonsense");
  ExpectError(List(request), grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", "page_token");
  request.clear_page_token();
  ASSERT_TRUE(List(request).ok());
  request.set_page_token(page_.next_page_token());
  request.set_include_unpublished(true);
  ExpectError(List(request), grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID", "page_token");
  request.clear_page_token();
  request.set_min_cursor("x");
  ExpectError(List(request), grpc::StatusCode::INVALID_ARGUMENT, "CURSOR_INVALID", "min_cursor");
}

}  // namespace
}  // namespace pulse::test
