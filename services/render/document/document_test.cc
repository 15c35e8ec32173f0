// What every format prints, seen in one.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/render/formats/sample_issues.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;

TEST(Document, PutsItemsWithoutGroupFirstAndRepeatsAGroupThatReturns) {
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

TEST(Document, JoinsPublishersWhenThereIsNoByline) {
  v1::Issue issue = NewIssue();
  v1::Item* item = AddItem(issue.add_sections(), v1::ITEM_KIND_UNSPECIFIED, "x");
  for (const char* name : {"A", "B", "C"}) item->add_publishers()->set_display_name(name);
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_MARKDOWN), HasSubstr("#### A, B and C. x\n"));
}

TEST(Document, SignsOffOnHardBrokenLinesThenPrintsNoticesAndContact) {
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

TEST(Document, ContactWithoutABlock_IsMadeOfItsFields) {
  v1::Issue issue = NewIssue();
  issue.mutable_contact()->set_telephone("01632 960 001");
  issue.mutable_contact()->set_email("a@b.example");
  issue.mutable_contact()->set_website("www.b.example");
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_TEXT),
              HasSubstr("01632 960 001\na@b.example\nwww.b.example\n"));
  EXPECT_THAT(Render(issue, v1::RENDER_FORMAT_PAGE),
              HasSubstr("<a href=\"mailto:a@b.example\">a@b.example</a>"));
}

}  // namespace
}  // namespace pulse::render
