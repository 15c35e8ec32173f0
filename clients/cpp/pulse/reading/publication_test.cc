// pulse publishers list and show, suggest, related and repeats.

#include <gmock/gmock.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;

class PublicationTest : public CommandTest {};

TEST_F(PublicationTest, ListsPublishersOverAllPages) {
  services_.list_publishers = [](const v1::ListPublishersRequest& request,
                                 v1::ListPublishersResponse& response) {
    EXPECT_TRUE(request.include_unpublished());
    auto* publisher = response.add_publishers();
    publisher->set_name(request.page_token().empty() ? "publishers/a" : "publishers/b");
    publisher->set_display_name("Name");
    publisher->add_aliases("publishers/old");
    if (request.page_token().empty()) response.set_next_page_token("more");
    return grpc::Status::OK;
  };
  const Outcome run = Pulse({"publishers", "list"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out,
            "PUBLISHER  NAME  ALSO CALLED\n"
            "a          Name  old\n"
            "b          Name  old\n");
  EXPECT_EQ(Pulse({"publishers"}).out, run.out);
  EXPECT_EQ(Pulse({"publishers", "renmae"}).code, 2);
}

TEST_F(PublicationTest, ShowsAPublisher) {
  services_.get_publisher = [](const v1::GetPublisherRequest& request, v1::GetPublisherResponse& response) {
    response.mutable_publisher()->set_name(request.name());
    response.mutable_publisher()->set_display_name("The Home\nOffice");
    response.mutable_publisher()->add_aliases("publishers/ho");
    response.set_item_count(3);
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"publishers", "show", "home-office"}).out,
            "The Home Office\npublishers/home-office · 3 published\n  was publishers/ho\n");
}

TEST_F(PublicationTest, SaysWhyItemsAreRelated) {
  services_.list_related_items = [](const auto&, v1::ListRelatedItemsResponse& response) {
    auto* related = response.add_items();
    related->mutable_item()->set_name("issues/2031-03/items/a");
    related->mutable_item()->set_title("A title");
    related->set_score(0.456);
    auto* reason = related->add_reasons();
    reason->set_basis(v1::RELATED_ITEM_BASIS_WORDS);
    reason->add_shared("custody");
    reason->add_shared("youth");
    related->add_reasons()->set_basis(v1::RELATED_ITEM_BASIS_SECTOR);
    return grpc::Status::OK;
  };
  EXPECT_THAT(Pulse({"related", "issues/2031-03/items/b"}).out,
              HasSubstr(" 0.46  issues/2031-03/items/a  A title  words: custody, youth; sector\n"));
}

TEST_F(PublicationTest, ShowsRepeatsAcrossEmptyPages) {
  services_.list_repeat_publications = [](const v1::ListRepeatPublicationsRequest& request,
                                          v1::ListRepeatPublicationsResponse& response) {
    if (request.page_token().empty()) {
      response.set_next_page_token("more");
      return grpc::Status::OK;
    }
    auto* publication = response.add_publications();
    publication->set_basis(v1::REPEAT_PUBLICATION_BASIS_LINK);
    for (const char* slug : {"a", "b"}) {
      auto* item = publication->add_items();
      item->set_title("Twice");
      item->set_name(std::string("issues/2031-03/items/") + slug);
    }
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"repeats"}).out, "Twice  same link\n  issues/2031-03/items/a\n  issues/2031-03/items/b\n");
}

TEST_F(PublicationTest, SuggestsForWhatIsTyped) {
  services_.suggest_terms = [](const v1::SuggestTermsRequest& request, v1::SuggestTermsResponse& response) {
    auto* suggestion = response.add_suggestions();
    suggestion->set_type(v1::SUGGESTION_TYPE_TITLE);
    suggestion->set_text(request.prefix() + "h custody");
    suggestion->set_name("issues/2031-03/items/a");
    return grpc::Status::OK;
  };
  EXPECT_THAT(Pulse({"suggest", "yout"}).out, HasSubstr("title  youth custody  issues/2031-03/items/a\n"));
}

}  // namespace
}  // namespace pulse::cli
