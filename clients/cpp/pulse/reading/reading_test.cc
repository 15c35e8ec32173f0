#include <gmock/gmock.h>
#include <google/protobuf/util/json_util.h>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using client::FailWith;
using grpc::StatusCode;
using testing::HasSubstr;
using testing::Not;

class ReadingTest : public CommandTest {
 protected:
  ReadingTest() {
    services_.list_sectors = [](const auto&, v1::ListSectorsResponse& response) {
      for (const auto& [name, display] :
           {std::pair("sectors/news", "News"), std::pair("sectors/criminal-justice", "Criminal justice"),
            std::pair("sectors/children", "Children")}) {
        auto* sector = response.add_sectors();
        sector->set_name(name);
        sector->set_display_name(display);
      }
      return grpc::Status::OK;
    };
    services_.list_items = [this](const v1::ListItemsRequest& request, v1::ListItemsResponse& response) {
      items_request_ = request;
      *response.add_items() = SampleIssue().sections(1).items(0);
      response.add_items()->set_title("Second");
      return grpc::Status::OK;
    };
    services_.get_latest_issue = [](const auto&, v1::GetLatestIssueResponse& response) {
      *response.mutable_issue() = SampleIssue();
      return grpc::Status::OK;
    };
    services_.get_issue = [](const v1::GetIssueRequest& request, v1::GetIssueResponse& response) {
      if (request.name() != "issues/2031-03" || !request.include_unpublished()) {
        return FailWith(StatusCode::NOT_FOUND, "there is no " + request.name(), "ISSUE_NOT_FOUND");
      }
      *response.mutable_issue() = SampleIssue();
      return grpc::Status::OK;
    };
    services_.render_issue = [](const v1::RenderIssueRequest& request, v1::RenderIssueResponse& response) {
      response.set_content(v1::RenderFormat_Name(request.format()) + " of " + request.name());
      return grpc::Status::OK;
    };
  }

  v1::ListItemsRequest items_request_;
};

TEST_F(ReadingTest, Latest_ShowsMastheadCountsSectionsAndTitles) {
  const Outcome run = Pulse({"latest"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out,
            "The Digest\n"
            "March 2031 · 3 items in 2 sections\n"
            "issues/2031-03 · published · revision 2\n"
            "\n"
            "Signed by Ada Example, Director\n"
            "\n"
            "Our news  2 items\n"
            "  • We moved\n"
            "  • We grew\n"
            "\n"
            "Criminal justice  1 item\n"
            "  Reports\n"
            "  • Courts after dark — Institute of Invented Studies\n");
  EXPECT_EQ(run.err, "");
}

TEST_F(ReadingTest, Latest_AsJsonIsTheIssue) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"latest", "--json"}, {"--json", "latest"}}) {
    const Outcome run = Pulse(arguments);
    v1::Issue issue;
    ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(run.out, &issue).ok()) << run.out;
    EXPECT_EQ(issue.SerializeAsString(), SampleIssue().SerializeAsString());
  }
}

TEST_F(ReadingTest, Latest_WithNothingPublishedSaysHowToPublish) {
  services_.FailNext(1, FailWith(StatusCode::NOT_FOUND, "nothing is published", "NOTHING_PUBLISHED"));
  const Outcome run = Pulse({"latest"});
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("pulse publish NAME"));
}

TEST_F(ReadingTest, Latest_OnATerminalIsColouredUnlessUnwanted) {
  terminal_ = true;
  EXPECT_THAT(Pulse({"latest"}).out, HasSubstr("\x1b[1mThe Digest\x1b[0m"));
  EXPECT_THAT(Pulse({"latest", "--no-color"}).out, Not(HasSubstr("\x1b[")));
}

TEST_F(ReadingTest, Show_TakesShortAndFullNames) {
  for (const char* name : {"2031-03", "issues/2031-03"}) {
    const Outcome run = Pulse({"show", name});
    EXPECT_EQ(run.code, 0) << run.err;
    EXPECT_THAT(run.out, HasSubstr("Welcome to spring."));
  }
}

TEST_F(ReadingTest, Show_OfAnUnknownIssueIsNotFound) {
  const Outcome run = Pulse({"show", "1999-01"});
  EXPECT_EQ(run.code, 3);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(run.err, "pulse: there is no issues/1999-01\n");
}

TEST_F(ReadingTest, Issues_ListsDraftsWithTheirState) {
  services_.list_issues = [](const v1::ListIssuesRequest& request, v1::ListIssuesResponse& response) {
    auto* issue = response.add_issues();
    issue->set_name("issues/2031-03");
    issue->set_title("The Digest");
    issue->set_state(request.include_unpublished() ? v1::ISSUE_STATE_DRAFT : v1::ISSUE_STATE_PUBLISHED);
    issue->set_item_count(36);
    issue->set_section_count(4);
    issue->set_revision(1);
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"issues"}).out,
            "ISSUE           EDITION     TITLE       STATE  ITEMS  SECTIONS  REVISION\n"
            "issues/2031-03  no edition  The Digest  draft     36         4         1\n");
  EXPECT_THAT(Pulse({"issues", "--published"}).out, HasSubstr("published"));
}

TEST_F(ReadingTest, Issues_WithoutAnySaysHowToIngest) {
  services_.list_issues = [](const auto&, auto&) { return grpc::Status::OK; };
  const Outcome run = Pulse({"issues"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("pulse ingest"));
}

TEST_F(ReadingTest, Items_SendsWhatWasAskedForByShortNames) {
  const Outcome run = Pulse({"items", "--sector", "criminal", "--kind", "reports", "--kind=tools", "--issue",
                             "2031-03", "--filter", "publisher:*"});
  EXPECT_EQ(run.code, 0) << run.err;
  ASSERT_EQ(items_request_.sectors_size(), 1);
  EXPECT_EQ(items_request_.sectors(0), "sectors/criminal-justice");
  EXPECT_THAT(items_request_.kinds(),
              testing::ElementsAre(v1::ITEM_KIND_REPORT, v1::ITEM_KIND_TOOL_OR_GUIDANCE));
  EXPECT_EQ(items_request_.issue(), "issues/2031-03");
  EXPECT_EQ(items_request_.filter(), "publisher:*");
  EXPECT_TRUE(items_request_.include_unpublished());
  EXPECT_THAT(run.out,
              HasSubstr("2031-03  criminal-justice  report  Institute of Invented Stu…  Courts after dark"));
}

TEST_F(ReadingTest, Items_OfAMisspeltSectorSuggestsTheRightOne) {
  const Outcome run = Pulse({"items", "--sector", "crimnal-justice"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("did you mean `criminal-justice`?"));
  EXPECT_EQ(services_.CallCount("ListItems"), 0);
}

TEST_F(ReadingTest, Items_OfAMisspeltKindSuggestsTheRightOne) {
  const Outcome run = Pulse({"items", "--kind", "raport"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("did you mean `report`?"));
}

TEST_F(ReadingTest, Items_StopAtTheLimit) {
  services_.list_items = [](const v1::ListItemsRequest& request, v1::ListItemsResponse& response) {
    EXPECT_EQ(request.page_size(), 3);
    for (int i = 0; i < 2; ++i) response.add_items()->set_title("Item");
    response.set_next_page_token(request.page_token() + "x");
    return grpc::Status::OK;
  };
  v1::ListItemsResponse items;
  const Outcome run = Pulse({"items", "--limit", "3", "--json"});
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(run.out, &items).ok()) << run.out << run.err;
  EXPECT_EQ(items.items_size(), 3);
  EXPECT_EQ(services_.CallCount("ListItems"), 2);
}

TEST_F(ReadingTest, Sectors_AreListedByShortName) {
  EXPECT_EQ(Pulse({"sectors"}).out,
            "SECTOR            NAME\n"
            "news              News\n"
            "criminal-justice  Criminal justice\n"
            "children          Children\n");
}

TEST_F(ReadingTest, Render_WritesExactlyTheBytes) {
  EXPECT_EQ(Pulse({"render", "2031-03", "--format", "text"}).out, "RENDER_FORMAT_TEXT of issues/2031-03");
  const std::string path = (folder_ / "page.html").string();
  const Outcome run = Pulse({"render", "2031-03", "--format", "page", "-o", path});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  std::ifstream file(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "RENDER_FORMAT_PAGE of issues/2031-03");
}

TEST_F(ReadingTest, Render_ToAPlaceThatIsNotThereSaysSo) {
  const std::string path = (folder_ / "none" / "page.html").string();
  const Outcome run = Pulse({"render", "2031-03", "-o", path});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr(path + " cannot be written: No such file or directory"));
}

TEST_F(ReadingTest, Render_OfAnUnknownFormatNamesTheFormats) {
  const Outcome run = Pulse({"render", "2031-03", "--format", "txt"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("known: page, text, markdown, fragment, email"));
}

TEST_F(ReadingTest, Publish_SaysWhatTheIssueNowIs) {
  services_.publish_issue = [](const v1::PublishIssueRequest& request, v1::PublishIssueResponse& response) {
    *response.mutable_issue() = SampleIssue();
    response.mutable_issue()->set_name(request.name());
    return grpc::Status::OK;
  };
  EXPECT_EQ(Pulse({"publish", "2031-03"}).out, "issues/2031-03 (March 2031) is published, revision 2\n");
}

}  // namespace
}  // namespace pulse::cli
