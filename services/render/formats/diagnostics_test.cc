#include "services/render/formats/diagnostics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace pulse::render {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Diagnostics Check(const std::string& text, bool mail = false) {
  Diagnostics found;
  CheckText("introduction", text, mail, &found);
  return found;
}

std::vector<v1::RenderFinding> FindingsOf(const Diagnostics& found) {
  std::vector<v1::RenderFinding> findings;
  for (const v1::RenderDiagnostic& diagnostic : found) findings.push_back(diagnostic.finding());
  return findings;
}

TEST(CheckText, HasNothingToSayOfWhatIsShownAsWritten) {
  EXPECT_THAT(Check("Plain *text* with [a link](https://a.example/x), `code` and ![a map](map.png)."),
              IsEmpty());
}

TEST(CheckText, NamesTheLinksThatWentAndThoseThatChanged) {
  const Diagnostics found =
      Check("[a](javascript:alert) [b](HTTPS://A.example/) [c](#) [d](relative) [e](https://a.example/)");
  EXPECT_THAT(FindingsOf(found),
              ElementsAre(v1::RENDER_FINDING_LINK_DROPPED, v1::RENDER_FINDING_LINK_REWRITTEN,
                          v1::RENDER_FINDING_LINK_DEAD, v1::RENDER_FINDING_LINK_DROPPED));
  EXPECT_EQ(found[0].url(), "javascript:alert");
  EXPECT_EQ(found[0].location(), "introduction");
  EXPECT_EQ(found[1].message(), "A link's target is written as https://a.example/.");
}

TEST(CheckText, NamesImagesWithoutText) {
  const Diagnostics found = Check("![](https://a.example/cover.png)");
  EXPECT_THAT(FindingsOf(found), ElementsAre(v1::RENDER_FINDING_ALTERNATIVE_MISSING));
  EXPECT_EQ(found[0].url(), "https://a.example/cover.png");
}

TEST(CheckText, SaysWhatMailProgramsShowOtherwiseOfMailAlone) {
  const std::string text = "```\ncode\n```\n[a](http://a.example/)";
  EXPECT_THAT(Check(text), IsEmpty());
  EXPECT_THAT(FindingsOf(Check(text, true)),
              ElementsAre(v1::RENDER_FINDING_CLIENT_SUPPORT, v1::RENDER_FINDING_CLIENT_SUPPORT));
}

TEST(CheckText, StopsAtItsLimit) {
  std::string text;
  for (std::size_t i = 0; i < 2 * kMostDiagnostics; ++i) text += "[dead](#) ";
  EXPECT_EQ(Check(text).size(), kMostDiagnostics);
}

TEST(CheckIssue, SaysWhereInTheIssue) {
  v1::Issue issue;
  issue.set_introduction("[x](#)");
  v1::Section* section = issue.add_sections();
  section->set_introduction("[x](#)");
  v1::Item* item = section->add_items();
  item->set_name("issues/2031-03/items/ropes");
  item->set_body("[x](#)");
  issue.mutable_contact()->set_text("[x](#)");
  issue.add_notices("fine");
  issue.add_notices("[x](#)");
  Diagnostics found;
  CheckIssue(issue, false, &found);
  std::vector<std::string> places;
  for (const v1::RenderDiagnostic& diagnostic : found) places.push_back(diagnostic.location());
  EXPECT_THAT(places, ElementsAre("introduction", "sections[0].introduction", "issues/2031-03/items/ropes",
                                  "contact.text", "notices[1]"));
}

TEST(CheckSelection, NamesWhatAMailHadNoRoomFor) {
  v1::Issue issue;
  v1::Section* section = issue.add_sections();
  section->set_sector("sectors/a");
  for (const char* slug : {"report", "loose"}) {
    v1::Item* item = section->add_items();
    item->set_name(std::string("issues/2031-03/items/") + slug);
    item->set_title(slug);
    if (item->title() == "report") item->set_kind(v1::ITEM_KIND_REPORT);
  }
  EmailSelection selection(ReadDocument(issue), {});
  selection.set_cut(1);
  Diagnostics found;
  CheckSelection(issue, selection, &found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].finding(), v1::RENDER_FINDING_ITEM_SHORTENED);
  EXPECT_EQ(found[0].location(), "issues/2031-03/items/report");  // printed last
  selection.set_cut(4);
  found.clear();
  CheckSelection(issue, selection, &found);
  EXPECT_THAT(FindingsOf(found),
              ElementsAre(v1::RENDER_FINDING_ITEM_OMITTED, v1::RENDER_FINDING_ITEM_OMITTED));
}

TEST(SizeOf, TellsBytesAndBudget) {
  EXPECT_EQ(SizeOf(5, 100).message(), "5 bytes of at most 100.");
  EXPECT_EQ(SizeOf(5, 0).budget_bytes(), 0);
}

}  // namespace
}  // namespace pulse::render
