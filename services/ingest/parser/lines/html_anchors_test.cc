#include "services/ingest/parser/lines/html_anchors.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

TEST(WithoutAnchors, LeavesWhatAReaderSees) {
  for (const char* line :
       {"<span id=\"page-1-0\"></span>Reports", "<a name=\"p2\"></a> <span id=\"x\"></span>Reports",
        "[]{#_Toc1 .anchor}Reports", "Reports {#reports}", "Reports [](#page)", "Reports<br>",
        "Reports <br/>", "Reports<span id=\"end\"></span>", "<a id=\"a\"></a>Reports {#b} <br>"}) {
    EXPECT_EQ(WithoutAnchors(line), "Reports") << line;
  }
}

TEST(WithoutAnchors, LeavesTextAndPictures) {
  for (const char* line :
       {"Reports", "![](cover.png)", "<span>Reports</span>", "<spanner></spanner>Reports", "a {#b c}",
        "[](#only)", "<span id=\"only\"></span>", "<a", "[]{#never closed", "{#}x"}) {
    EXPECT_EQ(WithoutAnchors(line), line) << line;
  }
}

TEST(WithoutAnchors, LooksNoFurtherThanAnAnchorIsLong) {
  const std::string endless = "<span id=\"" + std::string(1000, 'x') + "\"></span>Reports";
  EXPECT_EQ(WithoutAnchors(endless), endless);
}

}  // namespace
}  // namespace pulse::ingest
