// Conformance: publications that appear more than once.

#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Slugs = std::vector<std::string>;

constexpr auto kInvalid = grpc::StatusCode::INVALID_ARGUMENT;

class RepeatsTest : public ConformanceTest {
 protected:
  grpc::Status List(const v1::ListRepeatPublicationsRequest& request) {
    return Call(query(), &Query::ListRepeatPublications, request, &response_);
  }
  // "slug+slug" of each publication.
  Slugs Found(const v1::ListRepeatPublicationsRequest& request = {}) {
    const grpc::Status status = List(request);
    EXPECT_TRUE(status.ok()) << status.error_message();
    Slugs found;
    for (const v1::RepeatPublication& publication : response_.publications()) {
      std::string& text = found.emplace_back();
      for (const v1::Item& item : publication.items())
        text += (text.empty() ? "" : "+") + SlugOf(item.name());
    }
    return found;
  }
  v1::ListRepeatPublicationsRequest Of(const std::string& item) {
    v1::ListRepeatPublicationsRequest request;
    request.set_item(item);
    return request;
  }
  void SetUrl(const std::string& issue_name, int section, int item, const std::string& url) {
    v1::Issue issue = Stored(issue_name);
    v1::Item* changed = issue.mutable_sections(section)->mutable_items(item);
    changed->clear_links();
    changed->add_links()->set_url(url);
    Save(issue);
  }
  void SetTitle(const std::string& issue_name, int section, int item, const std::string& title,
                const std::string& publisher) {
    v1::Issue issue = Stored(issue_name);
    v1::Item* changed = issue.mutable_sections(section)->mutable_items(item);
    changed->set_title(title);
    changed->clear_publishers();
    auto* added = changed->add_publishers();
    added->set_name("publishers/" + publisher);
    added->set_display_name(publisher);
    Save(issue);
  }
  // An issue of the year 2000 on with `count` items of one title and publisher.
  void SaveAlike(int count, const std::string& url) {
    v1::Issue issue = Stored("issues/2021-12");
    issue.set_name("issues/2000-01");
    issue.mutable_edition()->set_year(2000);
    issue.mutable_edition()->set_month(1);
    issue.clear_revision();
    issue.mutable_sections()->DeleteSubrange(1, 2);
    const v1::Item first = issue.sections(0).items(0);
    issue.mutable_sections(0)->clear_items();
    for (int i = 0; i < count; ++i) {
      v1::Item* item = issue.mutable_sections(0)->add_items();
      *item = first;
      item->set_name("issues/2000-01/items/alike-" + std::to_string(i));
      item->set_title("Title " + std::to_string(i));
      item->mutable_links(0)->set_url(url);
    }
    Save(issue);
  }
  v1::ListRepeatPublicationsResponse response_;
};

TEST_F(RepeatsTest, AnArchiveWithoutHasNone) {
  EXPECT_THAT(Found(), IsEmpty());
  EXPECT_EQ(response_.next_page_token(), "");
  EXPECT_EQ(response_.change_cursor(), CursorAt(6));
}

class SameLink : public RepeatsTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(SameLink, IsOnePublication) {
  SetUrl("issues/2022-01", 0, 0, GetParam());
  EXPECT_THAT(Found(), ElementsAre("annual-report-2021+care-homes"));
  EXPECT_EQ(response_.publications(0).basis(), v1::REPEAT_PUBLICATION_BASIS_LINK);
  EXPECT_EQ(response_.publications(0).items(0).body(), "");
}

INSTANTIATE_TEST_SUITE_P(Links, SameLink,
                         ::testing::Values("https://board.example.org/winter",
                                           "http://www.board.example.org/winter/",
                                           "https://board.example.org/winter?utm_source=news&utm_medium=mail",
                                           "https://BOARD.example.org/winter#chapter-2"));

class AnotherLink : public RepeatsTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(AnotherLink, IsAnother) {
  SetUrl("issues/2022-01", 0, 0, GetParam());
  EXPECT_THAT(Found(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Links, AnotherLink,
                         ::testing::Values("https://board.example.org/Winter",
                                           "https://board.example.org/winter/2",
                                           "https://board.example.org/winter?id=2",
                                           "https://board.example.org", "mailto:winter@board.example.org",
                                           ""));

TEST_F(RepeatsTest, SameTitleAndPublisherIsOnePublication) {
  SetTitle("issues/2022-01", 0, 0, "CARE HOMES – in winter!", "quality-board");
  EXPECT_THAT(Found(), ElementsAre("annual-report-2021+care-homes"));
  EXPECT_EQ(response_.publications(0).basis(), v1::REPEAT_PUBLICATION_BASIS_TITLE);
  SetTitle("issues/2022-01", 0, 0, "Care homes in winter", "age-trust");
  EXPECT_THAT(Found(), IsEmpty());
  SetTitle("issues/2022-01", 0, 0, "Care homes in winters", "quality-board");
  EXPECT_THAT(Found(), IsEmpty());
}

TEST_F(RepeatsTest, HangTogetherThroughOthers) {
  SetUrl("issues/2022-01", 0, 0, "https://board.example.org/winter");   // with care-homes
  SetTitle("issues/2021-12", 0, 0, "Annual report 2021", "age-trust");  // with annual-report-2021
  EXPECT_THAT(Found(), ElementsAre("probation+annual-report-2021+care-homes"));
  for (const char* item : {"issues/2021-12/items/probation", "issues/2022-09/items/care-homes"}) {
    EXPECT_THAT(Found(Of(item)), ElementsAre("probation+annual-report-2021+care-homes"));
  }
}

TEST_F(RepeatsTest, OfAnItem) {
  SetUrl("issues/2022-01", 0, 0, "https://board.example.org/winter");
  EXPECT_THAT(Found(Of("issues/2022-09/items/care-homes")), ElementsAre("annual-report-2021+care-homes"));
  EXPECT_THAT(Found(Of("issues/2022-09/items/our-move")), IsEmpty());
}

TEST_F(RepeatsTest, AFrontPageIsNoPublicationsOwn) {
  SetUrl("issues/2022-01", 0, 0, "https://example.org/");
  SetUrl("issues/2022-09", 1, 0, "https://example.org/?utm_source=x");
  EXPECT_THAT(Found(), IsEmpty());
}

TEST_F(RepeatsTest, ALinkOfMoreThanTwentyItemsIsNoPublicationsOwn) {
  SaveAlike(20, "https://justice.example.org/all");
  EXPECT_EQ(Found().size(), 1U);
  EXPECT_EQ(response_.publications(0).items_size(), 20);
  SetUrl("issues/2022-01", 0, 0, "https://justice.example.org/all");
  EXPECT_THAT(Found(), IsEmpty());
}

TEST_F(RepeatsTest, ThatWereWithdrawnDoNotCount) {
  SetUrl("issues/2022-08", 0, 0, "https://board.example.org/winter");
  EXPECT_THAT(Found(), IsEmpty());
  v1::ListRepeatPublicationsRequest request;
  request.set_include_unpublished(true);
  EXPECT_THAT(Found(request), ElementsAre("taken-back+care-homes"));
}

TEST_F(RepeatsTest, ArePagedByNewestAppearance) {
  SetUrl("issues/2022-01", 0, 0, "https://board.example.org/winter");
  SetUrl("issues/2022-01", 1, 0, "https://age.example.com/guide");
  SetUrl("issues/2021-12", 1, 0, "https://justice.example.org/p");
  const Slugs all = {"annual-report-2021+care-homes", "safeguarding+dementia-guide",
                     "annual-report-2020+probation"};
  EXPECT_THAT(Found(), ::testing::SizeIs(3));
  v1::ListRepeatPublicationsRequest request;
  request.set_page_size(1);
  Slugs seen;
  do {
    for (const std::string& one : Found(request)) seen.push_back(one);
    request.set_page_token(response_.next_page_token());
  } while (!response_.next_page_token().empty());
  EXPECT_THAT(seen, ElementsAre(all[0], all[1], all[2]));
}

TEST_F(RepeatsTest, RefuseWhatCannotBeAnswered) {
  ExpectError(List(Of("issues/2022-09")), kInvalid, "FIELD_MALFORMED", "item");
  ExpectError(List(Of("issues/2022-09/items/nothing")), grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
  ExpectError(List(Of("issues/2022-10/items/unseen")), grpc::StatusCode::NOT_FOUND, "ITEM_NOT_FOUND");
  v1::ListRepeatPublicationsRequest request;
  request.set_page_size(-1);
  ExpectError(List(request), kInvalid, "FIELD_OUT_OF_RANGE", "page_size");
  request.set_page_size(0);
  request.set_page_token("nonsense");
  ExpectError(List(request), kInvalid, "PAGE_TOKEN_INVALID", "page_token");
}

}  // namespace
}  // namespace pulse::test
