#include "services/render/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "proto/error_reason.h"
#include "services/render/html_scan.h"
#include "services/render/text_emitter.h"
#include "services/render/unicode.h"

namespace pulse::render {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr v1::RenderFormat kFormats[] = {v1::RENDER_FORMAT_PAGE, v1::RENDER_FORMAT_TEXT,
                                         v1::RENDER_FORMAT_MARKDOWN};

v1::Issue NewIssue() {
  v1::Issue issue;
  issue.set_title("Digest");
  issue.mutable_edition()->set_year(2031);
  issue.mutable_edition()->set_month(3);
  issue.set_etag("e1");
  return issue;
}

v1::Item* AddItem(v1::Section* section, v1::ItemKind kind, const std::string& title) {
  v1::Item* item = section->add_items();
  item->set_name("issues/2031-03/items/" + title);
  item->set_kind(kind);
  item->set_title(title);
  return item;
}

std::string Render(const v1::Issue& issue, v1::RenderFormat format) {
  return RenderIssue(issue, format).value().content;
}

TEST(RenderIssue, RefusesAFormatThatIsNotOne) {
  for (const int format : {0, 99}) {
    const auto rendered = RenderIssue(NewIssue(), static_cast<v1::RenderFormat>(format));
    EXPECT_EQ(rendered.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_EQ(GetErrorReason(rendered.status()), "FORMAT_UNKNOWN");
  }
}

TEST(RenderIssue, NamesItsMediaType) {
  EXPECT_EQ(RenderIssue(NewIssue(), v1::RENDER_FORMAT_PAGE)->content_type, "text/html; charset=utf-8");
  EXPECT_EQ(RenderIssue(NewIssue(), v1::RENDER_FORMAT_TEXT)->content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(RenderIssue(NewIssue(), v1::RENDER_FORMAT_MARKDOWN)->content_type,
            "text/markdown; charset=utf-8");
}

TEST(RenderIssue, GivesTheSameBytesTwice) {
  v1::Issue issue = NewIssue();
  AddItem(issue.add_sections(), v1::ITEM_KIND_REPORT, "a")->set_body("- x\n- [y](https://a.example)");
  for (const v1::RenderFormat format : kFormats) EXPECT_EQ(Render(issue, format), Render(issue, format));
}

TEST(RenderIssue, DoesNotShowStateOrTimes) {
  v1::Issue published = NewIssue();
  published.set_state(v1::ISSUE_STATE_PUBLISHED);
  published.mutable_publish_time()->set_seconds(1);
  for (const v1::RenderFormat format : kFormats)
    EXPECT_EQ(Render(published, format), Render(NewIssue(), format));
}

TEST(RenderIssue, RendersAnIssueWithNothingInIt) {
  const std::string page = Render(v1::Issue(), v1::RENDER_FORMAT_PAGE);
  EXPECT_THAT(HeadingLevels(page), ElementsAre(1));
  EXPECT_THAT(page, HasSubstr("<main id=\"main\">"));
  EXPECT_EQ(Render(v1::Issue(), v1::RENDER_FORMAT_TEXT), "Untitled\n========\n");
  EXPECT_EQ(Render(v1::Issue(), v1::RENDER_FORMAT_MARKDOWN), "# Untitled\n");
}

TEST(RenderIssue, WithoutIntroduction_StartsWithTheSections) {
  v1::Issue issue = NewIssue();
  issue.add_sections()->set_title("Ferries");
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_PAGE), Not(HasSubstr("Introduction")));
  EXPECT_EQ(Render(issue, v1::RENDER_FORMAT_MARKDOWN), "# Digest\n\n## March 2031\n\n## Ferries\n");
}

TEST(RenderEtag, ChangesWithRevisionAndFormat) {
  v1::Issue issue = NewIssue();
  const std::string first = RenderEtag(issue, v1::RENDER_FORMAT_PAGE);
  EXPECT_EQ(first.size(), 64U);
  EXPECT_EQ(first, RenderEtag(issue, v1::RENDER_FORMAT_PAGE));
  EXPECT_EQ(first, RenderIssue(issue, v1::RENDER_FORMAT_PAGE)->etag);
  EXPECT_NE(first, RenderEtag(issue, v1::RENDER_FORMAT_TEXT));
  issue.set_etag("e2");
  EXPECT_NE(first, RenderEtag(issue, v1::RENDER_FORMAT_PAGE));
}

TEST(RenderEtag, OfAnIssueNeverStored_ChangesWithItsContent) {
  v1::Issue issue = NewIssue();
  issue.clear_etag();
  const std::string first = RenderEtag(issue, v1::RENDER_FORMAT_PAGE);
  issue.set_introduction("Hello");
  EXPECT_NE(first, RenderEtag(issue, v1::RENDER_FORMAT_PAGE));
}

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

TEST(Markdown, PutsItemsWithoutGroupFirstAndRepeatsAGroupThatReturns) {
  v1::Issue issue = NewIssue();
  v1::Section* section = issue.add_sections();
  section->set_title("Ferries");
  AddItem(section, v1::ITEM_KIND_REPORT, "a");
  AddItem(section, v1::ITEM_KIND_UNSPECIFIED, "b");
  AddItem(section, v1::ITEM_KIND_TOOL_OR_GUIDANCE, "c")->set_byline("Isles Council");
  AddItem(section, v1::ITEM_KIND_REPORT, "d");
  EXPECT_EQ(Render(issue, v1::RENDER_FORMAT_MARKDOWN),
            "# Digest\n\n## March 2031\n\n## Ferries\n\n#### b\n\n### Reports\n\n#### a\n\n"
            "### Tools and Guidance\n\n#### Isles Council. c\n\n### Reports\n\n#### d\n");
}

TEST(Markdown, JoinsPublishersWhenThereIsNoByline) {
  v1::Issue issue = NewIssue();
  v1::Item* item = AddItem(issue.add_sections(), v1::ITEM_KIND_UNSPECIFIED, "x");
  for (const char* name : {"A", "B", "C"}) item->add_publishers()->set_display_name(name);
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_MARKDOWN), HasSubstr("#### A, B and C. x\n"));
}

TEST(Markdown, SignsOffOnHardBrokenLinesThenPrintsNoticesAndContact) {
  v1::Issue issue = NewIssue();
  issue.set_introduction("Hello");
  issue.add_signatories()->set_name("Dr Ada Example");
  issue.mutable_signatories(0)->set_role("Director");
  issue.add_notices("Unsubscribe below.");
  issue.mutable_contact()->set_text("3 Quay Street\nPort Wenn");
  EXPECT_EQ(Render(issue, v1::RENDER_FORMAT_MARKDOWN),
            "# Digest\n\n## March 2031\n\nHello\n\nBest wishes,\n\nDr Ada Example  \nDirector\n\n"
            "Unsubscribe below.\n\n3 Quay Street  \nPort Wenn\n");
}

TEST(Contact, WithoutABlock_IsMadeOfItsFields) {
  v1::Issue issue = NewIssue();
  issue.mutable_contact()->set_telephone("01632 960 001");
  issue.mutable_contact()->set_email("a@b.example");
  issue.mutable_contact()->set_website("www.b.example");
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_TEXT),
              HasSubstr("01632 960 001\na@b.example\nwww.b.example\n"));
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_PAGE),
              HasSubstr("<a href=\"mailto:a@b.example\">a@b.example</a>"));
}

TEST(Text, AnItemWithoutABodyIsItsTitle) {
  v1::Issue issue = NewIssue();
  v1::Section* section = issue.add_sections();
  section->set_title("Ferries");
  AddItem(section, v1::ITEM_KIND_REPORT, "a");
  AddItem(section, v1::ITEM_KIND_REPORT, "b");
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_TEXT), HasSubstr("Reports\n-------\n\na\n\nb\n"));
}

TEST(Text, NoLineIsWiderThanThePageButForAUrl) {
  const std::string url = "https://a.example/" + std::string(90, 'p');
  v1::Issue issue = NewIssue();
  issue.set_title(std::string(100, 'T') +
                  " 日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語");
  v1::Section* section = issue.add_sections();
  section->set_title("A section with a title that goes on for rather longer than a line of plain text does");
  AddItem(section, v1::ITEM_KIND_REPORT, "a")
      ->set_body("999999999. " + std::string(80, 'n') +
                 "\n\n> - > - quoted text that needs more than one line to be said" + "\n\n```\n" +
                 std::string(100, 'c') + "\n```\n\nSee [it](" + url + "), and a\u00A0held\u00A0pair.");
  std::istringstream lines(Render(issue, v1::RENDER_FORMAT_TEXT));
  bool saw_url = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.find(url) != std::string::npos) {
      saw_url = true;
      continue;
    }
    EXPECT_LE(ColumnsOf(line), kTextColumns) << line;
  }
  EXPECT_TRUE(saw_url) << "the URL must be whole on a line";
}

}  // namespace
}  // namespace pulse::render
