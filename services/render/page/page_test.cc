#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "services/render/formats/sample_issues.h"
#include "services/render/html/html_scan.h"

namespace pulse::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(Page, PutsItemsUnderGroupsOrDirectlyUnderTheSection) {
  v1::Issue issue = NewIssue();
  issue.set_introduction("Hello\n\n# Mine");
  v1::Section* grouped = issue.add_sections();
  AddItem(grouped, v1::ITEM_KIND_REPORT, "a")->set_body("## deep\n\n#### deeper");
  AddItem(issue.add_sections(), v1::ITEM_KIND_UNSPECIFIED, "b");
  // title; contents; introduction and its own; section, group, item and its own; section, item
  EXPECT_THAT(HeadingLevels(Render(issue, v1::RENDER_FORMAT_PAGE)),
              ElementsAre(1, 2, 2, 3, 2, 3, 4, 5, 6, 2, 3));
}

TEST(Page, HasLandmarksLanguageAndASkipLink) {
  v1::Issue issue = NewIssue();
  issue.set_introduction("Hello");
  issue.add_notices("Bye");
  AddItem(issue.add_sections(), v1::ITEM_KIND_REPORT, "a");
  const std::string page = Render(issue, v1::RENDER_FORMAT_PAGE);
  for (const char* expected :
       {R"(<html lang="en-GB">)", R"(<a href="#main" class="skip">)", R"(<header class="masthead">)", "<nav ",
        R"(<main id="main">)", "<footer>", "<title>Digest, March 2031</title>",
        R"(<meta name="description" content="Hello">)", R"(name="viewport")"}) {
    EXPECT_THAT(page, HasSubstr(expected));
  }
}

TEST(Page, EveryJumpHasAPlaceAndEveryIdIsItsOwn) {
  v1::Issue issue = NewIssue();
  issue.set_introduction("Hello");
  for (int i = 0; i < 3; ++i) {
    v1::Section* section = issue.add_sections();
    section->set_title("Main");
    AddItem(section, v1::ITEM_KIND_REPORT, "contents");
    AddItem(section, v1::ITEM_KIND_BRIEFING, "main-reports");
    AddItem(section, v1::ITEM_KIND_REPORT, "introduction");
  }
  std::set<std::string> ids;
  std::set<std::string> jumps;
  for (const ScannedTag& tag : ScanTags(Render(issue, v1::RENDER_FORMAT_PAGE))) {
    if (const auto id = tag.attributes.find("id"); id != tag.attributes.end()) {
      EXPECT_TRUE(ids.insert(id->second).second) << id->second;
    }
    if (const auto to = tag.attributes.find("href"); to != tag.attributes.end() && to->second[0] == '#') {
      jumps.insert(to->second.substr(1));
    }
  }
  EXPECT_TRUE(std::includes(ids.begin(), ids.end(), jumps.begin(), jumps.end()));
  EXPECT_GT(jumps.size(), 9U);
}

TEST(Page, PermalinkSurvivesARenamedTitleAndSection) {
  v1::Issue issue = NewIssue();
  v1::Item* item = AddItem(issue.add_sections(), v1::ITEM_KIND_REPORT, "ferries");
  issue.mutable_sections(0)->set_title("Ferries");
  item->set_title("Another title");
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_PAGE), HasSubstr("<article id=\"ferries\">"));
}

TEST(Page, FetchesNothing) {
  const std::string page = Render(NewIssue(), v1::RENDER_FORMAT_PAGE);
  EXPECT_THAT(page, Not(HasSubstr("url(")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
  EXPECT_THAT(page, Not(HasSubstr(" src=")));
}

TEST(Page, CountsWhatTheContentsListHolds) {
  v1::Issue issue = NewIssue();
  v1::Section* section = issue.add_sections();
  AddItem(section, v1::ITEM_KIND_REPORT, "a");
  AddItem(section, v1::ITEM_KIND_REPORT, "b");
  AddItem(section, v1::ITEM_KIND_BRIEFING, "c");
  const std::string page = Render(issue, v1::RENDER_FORMAT_PAGE);
  EXPECT_THAT(page, HasSubstr("3 items in 1 section<"));
  EXPECT_THAT(page, HasSubstr("Reports</a> <span class=\"count\">2<span class=\"unseen\"> items<"));
  EXPECT_THAT(page, HasSubstr("Briefings</a> <span class=\"count\">1<span class=\"unseen\"> item<"));
}

}  // namespace
}  // namespace pulse::render
