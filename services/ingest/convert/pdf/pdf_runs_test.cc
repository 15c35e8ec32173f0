#include "services/ingest/convert/pdf/pdf_runs.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pulse::ingest {
namespace {

// A page with one run, 100 points wide at (10, 20), 12 high.
std::string PageWith(const std::string& content) {
  return R"(<page number="1"><text top="60" left="30" width="300" height="36" font="0">)" + content +
         "</text></page>";
}

PdfRun RunOf(const std::string& content) { return ReadPdfRuns(PageWith(content)).at(0).at(0); }

TEST(ReadPdfRunsTest, ReadsPlaceInPoints) {
  const auto run = RunOf("lamps");
  EXPECT_EQ(run.left, 10);
  EXPECT_EQ(run.right, 110);
  EXPECT_EQ(run.middle, 26);
}

TEST(ReadPdfRunsTest, IsBoldOnlyWhereAllWordsAre) {
  EXPECT_TRUE(RunOf("<b>All lamps</b> -").bold);
  EXPECT_FALSE(RunOf("<b>All</b> lamps").bold);
  EXPECT_FALSE(RunOf("<b> </b>").bold);
}

// Where the anchor's words lead, `-` for nowhere.
std::string TargetOf(const std::string& href, const std::string& before = "") {
  const auto link = RunOf(before + "<a href=\"" + href + "\"><i>lamps</i></a>").link;
  return link == nullptr ? "-" : *link;
}

TEST(ReadPdfRunsTest, LeadsWhereAllWordsDoAndOutOfTheDocument) {
  EXPECT_EQ(TargetOf("https://l.example/?a=1&amp;b=(2)"), "https://l.example/?a=1&b=%282%29");
  EXPECT_EQ(TargetOf("mailto:lamps@l.example"), "mailto:lamps@l.example");
  EXPECT_EQ(TargetOf("https://l.example/", "see "), "-") << "not all of the words";
  EXPECT_EQ(TargetOf("document.html#2"), "-");
  EXPECT_EQ(TargetOf("javascript:alert(1)"), "-");
  EXPECT_EQ(TargetOf("https://l.example/ )[x](y"), "-");
}

TEST(ReadPdfRunsTest, SkipsRubbish) {
  EXPECT_TRUE(ReadPdfRuns("<text left=\"1\">lost</text>").empty());
  EXPECT_TRUE(ReadPdfRuns("<page number=\"1\"><text left=\"1\" width=\"9\">cut").at(0).empty());
  EXPECT_TRUE(ReadPdfRuns("<page number=\"1\"><text width=\"nan\">a</text>").at(0).empty());
  EXPECT_NE(ReadPdfRuns(PageWith("<a href=\"https://l.example")).size(), 0U);
}

TEST(SetTypeTest, GivesWordsTheTypeOfTheRunTheyStandIn) {
  std::vector<PdfPage> pages = {{600, 800, {{12, 20, 30, 32, "in"}, {12, 60, 30, 72, "below"}}}};
  SetType(ReadPdfRuns(PageWith("<b>in</b>")), &pages);
  EXPECT_TRUE(pages[0].words[0].bold);
  EXPECT_FALSE(pages[0].words[1].bold);
}

}  // namespace
}  // namespace pulse::ingest
