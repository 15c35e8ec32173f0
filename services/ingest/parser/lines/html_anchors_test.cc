#include "services/ingest/parser/lines/html_anchors.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

TEST(WithoutAnchors, LeavesWhatAReaderSees) {
  for (const char* line :
       {"<span id=\"page-1-0\"></span>Reports", "<a name=\"p2\"></a> <span id=\"x\"></span>Reports",
        "[]{#_Toc1 .anchor}Reports", "Reports {#reports}", "Reports [](#page)", "Reports<br>",
        "Reports <br/>", "Reports<span id=\"end\"></span>", "Reports []{#_Toc1 .anchor}",
        "<a id=\"a\"></a>Reports {#b} <br>"}) {
    EXPECT_EQ(WithoutAnchors(line), "Reports") << line;
  }
}

TEST(WithoutAnchors, LeavesTextAndPictures) {
  for (const char* line : {"Reports", "![](cover.png)", "<span>Reports</span>", "<spanner></spanner>Reports",
                           "a {#b c}", "[](#only)", "<span id=\"only\"></span>", "Reports [](a)b)",
                           "Reports {#a}b}", "<a", "[]{#never closed", "{#}x"}) {
    EXPECT_EQ(WithoutAnchors(line), line) << line;
  }
}

// Each kind that is left out, as the account of a document's bytes has to know it.
constexpr const char* kAnchors[] = {"<span id=\"page-1-0\"></span>",
                                    "<a name=\"p2\"></a>",
                                    "[]{#_Toc1 .anchor}",
                                    "{#reports}",
                                    "[](#page)",
                                    "<br>",
                                    "<br/>",
                                    "<br />"};

TEST(AnchorLength, IsOfTheOneInFront) {
  for (const std::string anchor : kAnchors) {
    EXPECT_EQ(AnchorLength(anchor + "Reports"), anchor.size()) << anchor;
    EXPECT_EQ(AnchorLength(anchor + anchor), anchor.size()) << anchor;
  }
  for (const char* text : {"", "Reports", "{#b c}", "[](#never closed", "<b>", "[text](#page)"}) {
    EXPECT_EQ(AnchorLength(text), 0U) << text;
  }
}

// What is left out behind a line's text is booked anchor by anchor.
TEST(WithoutAnchors, LeavesOutNothingButAnchors) {
  for (const char* line :
       {"Reports [](a)b)", "Reports [](#a) {#b}", "Reports <br>{#a}", "Reports []{#a}", "Reports <a></a></a>",
        "Reports [](#a)![](#b)", "Reports {#a{#b}", "Reports <br><br/>"}) {
    auto rest = std::string_view(line).substr(WithoutAnchors(line).size());
    while (!rest.empty()) {
      const std::size_t length = AnchorLength(rest);
      const std::size_t space = rest.starts_with(' ') ? 1 : 0;
      ASSERT_GT(length + space, 0U) << line;
      rest.remove_prefix(length + space);
    }
  }
}

TEST(Anchors, LeaveNoByteUnowned) {
  for (const std::string anchor : kAnchors) {
    v1::Document document;
    document.set_content("# CordisPulse\n\nMarch 2021 " + anchor + "\n\nWelcome to it. " + anchor +
                         "\n\nBest wishes, " + anchor + "\n\nDr Ada Example " + anchor +
                         "\n\n## Criminal Justice " + anchor + "\n\n### Reports " + anchor +
                         "\n\n#### Harbour Trust. Locks " + anchor + "\n\nIt is about locks. " + anchor +
                         "\n\n- one " + anchor + "\n- two " + anchor + "\n");
    document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
    const auto response = ParseDocument(document);
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_EQ(response->coverage().owned_bytes(), response->coverage().total_bytes()) << anchor;
  }
}

TEST(WithoutAnchors, LooksNoFurtherThanAnAnchorIsLong) {
  const std::string endless = "<span id=\"" + std::string(1000, 'x') + "\"></span>Reports";
  EXPECT_EQ(WithoutAnchors(endless), endless);
}

}  // namespace
}  // namespace pulse::ingest
