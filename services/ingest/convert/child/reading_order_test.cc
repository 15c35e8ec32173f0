// What pandoc makes of tables and line breaks with our filter.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "proto/error_reason.h"
#include "services/ingest/convert/convert.h"
#include "services/ingest/convert/docx/docx_parts.h"

namespace pulse::ingest {
namespace {

using testing::HasSubstr;

Converted ConvertedFrom(const std::string& html) {
  v1::Document document;
  document.set_content("<!doctype html><html><body>" + html + "</body></html>");
  auto converted = ToText(document);
  EXPECT_TRUE(converted.ok()) << converted.status();
  return converted.ok() ? *std::move(converted) : Converted();
}

std::string TextOf(const std::string& html) { return ConvertedFrom(html).text_document.content(); }

// An entry of a list as this machine's pandoc writes it: the second and the third
// version set its text at different columns.
std::string Entry(const std::string& text) {
  static const std::string written = TextOf("<ul><li>a</ul>");
  return written.substr(0, written.find('a')) + text + "\n";
}

std::string CodesOf(const Converted& converted) {
  std::string codes;
  for (const auto& note : converted.notes) codes += note.code() + " ";
  return codes;
}

TEST(ReadingOrderTest, UnwrapsTablesThatLayOutThePage) {
  EXPECT_EQ(TextOf("<table><tr><td><h2>Tides</h2><table role=presentation><tr><td><p>One.</p><ul><li>Two</ul>"
                   "</td></tr><tr><td>Three.</td></tr></table></td></tr></table><p>Four.</p>"),
            "## Tides\n\nOne.\n\n" + Entry("Two") + "\nThree.\n\nFour.\n");
}

TEST(ReadingOrderTest, ReadsColumnsRowByRowAndSaysSo) {
  const auto converted = ConvertedFrom(
      "<table><tr><td>Harbour Trust</td><td><h4>Tides</h4><p>They rise.</p></td></tr>"
      "<tr><td>Quay Council</td><td><h4>Boats</h4><p>They float.</p></td></tr></table>");
  EXPECT_EQ(converted.text_document.content(),
            "Harbour Trust\n\n#### Tides\n\nThey rise.\n\nQuay Council\n\n#### Boats\n\nThey float.\n");
  EXPECT_THAT(CodesOf(converted), HasSubstr("TABLES_LAID_OUT"));
}

TEST(ReadingOrderTest, MarksTheTitleThatOnlyItsColumnMarked) {
  EXPECT_EQ(
      TextOf("<table><tr><th>Publisher</th><th>Title</th><th>Summary</th></tr><tr><td>Harbour Trust</td>"
             "<td>Tides</td><td><p>They rise.</p><p>They fall.</p></td></tr></table>"),
      "Harbour Trust\n\n**Tides**\n\nThey rise.\n\nThey fall.\n");
}

TEST(ReadingOrderTest, KeepsTablesOfDataAsTables) {
  EXPECT_EQ(
      TextOf("<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Vale | <b>Quay</b></td><td>4<br>in all</td>"
             "</tr><tr><td></td><td>5</td></tr></table>"),
      "| Port | Boats |\n|---|---|\n| Vale \\| **Quay** | 4 in all |\n| | 5 |\n");
}

TEST(ReadingOrderTest, PutsACellThatSpansSeveralIntoTheFirst) {
  EXPECT_EQ(
      TextOf("<table><tr><td colspan=2>Ports</td><td>Boats</td></tr><tr><td rowspan=2>Vale</td><td>North</td>"
             "<td>1</td></tr><tr><td>South</td><td>2</td></tr></table>"),
      "| Ports | | Boats |\n|---|---|---|\n| Vale | North | 1 |\n| | South | 2 |\n");
}

TEST(ReadingOrderTest, ReadsTablesInsideLists) {
  EXPECT_EQ(TextOf("<ul><li>One<table><tr><td>Two</td></tr></table></li></ul>"),
            Entry("One") + "\n" + std::string(Entry("").size() - 1, ' ') + "Two\n");
}

TEST(ReadingOrderTest, KeepsLineBreaksAndPartsParagraphsAtTwo) {
  EXPECT_THAT(
      TextOf("<p>Quay 1<br>\nPort\nVale<br><br>Come and see.</p>"),
      testing::AnyOf("Quay 1  \nPort Vale\n\nCome and see.\n", "Quay 1\\\nPort Vale\n\nCome and see.\n"));
}

TEST(ReadingOrderTest, ClosesEmphasisAtEachLine) {
  EXPECT_EQ(TextOf("<p><b>Harbour Trust<br>How tides are measured</b></p>"),
            "Harbour Trust\n\n**How tides are measured**\n");
}

TEST(ReadingOrderTest, SaysWhatItLeftOutAndWhereTheMonthStood) {
  const auto converted = ConvertedFrom(
      "<nav>Home</nav><img src=x alt='Pulse June 2021'><p>Welcome.</p><h2>Criminal Justice</h2>"
      "<h4>Harbour Trust. Tides</h4><p>They rise.</p>");
  EXPECT_THAT(CodesOf(converted), HasSubstr("PAGE_FURNITURE_LEFT_OUT"));
  EXPECT_THAT(CodesOf(converted), HasSubstr("EDITION_OUTSIDE_TEXT"));
  EXPECT_THAT(converted.text_document.content(), testing::StartsWith("# Pulse June 2021\n\n"));
}

TEST(ReadingOrderTest, LeavesOutAListOfContentsWithPageNumbers) {
  const auto converted = ConvertedFrom(
      "<h1>Pulse June 2021</h1><h2>Contents</h2><p>Reports 2</p><p>Briefings 4</p><p>Tides "
      "7</p><p>Welcome.</p>");
  EXPECT_EQ(converted.text_document.content(), "# Pulse June 2021\n\nWelcome.\n");
  EXPECT_THAT(CodesOf(converted), HasSubstr("CONTENTS_REMOVED"));
}

TEST(ReadingOrderTest, ReadsTheTextBoxesOfADocx) {
  std::ifstream file(std::string(PULSE_SOURCE_DIR) + "/tests/samples/formats/2024-09.digest.docx",
                     std::ios::binary);
  std::stringstream sample;
  sample << file.rdbuf();
  const std::string body = "<w:p><w:r><w:t>One</w:t></w:r></w:p>";
  const std::string box = "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + body +
                          "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
  const auto docx = ReplacePart(sample.str(), "word/document.xml",
                                "<?xml version=\"1.0\"?><w:document "
                                "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
                                "xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>" +
                                    box + "</w:body></w:document>");
  ASSERT_TRUE(docx.has_value());
  v1::Document document;
  document.set_content(*docx);
  const auto converted = ToText(document);
  ASSERT_TRUE(converted.ok()) << converted.status();
  EXPECT_EQ(converted->text_document.content(), "One\n");
  EXPECT_THAT(CodesOf(*converted), HasSubstr("TEXT_BOXES_READ"));
}

TEST(ReadingOrderTest, MarksALinkInBoldAsBoldText) {
  EXPECT_EQ(TextOf("<p><a href='https://example.org'><strong>Tides</strong></a></p>"),
            "**[Tides](https://example.org)**\n");
}

TEST(ReadingOrderTest, ReadsPublishersBesideATitleInOneHeading) {
  EXPECT_EQ(TextOf("<h4>How tides are measured<br><small>Harbour Trust</small></h4>"),
            "#### How tides are measured\n\n#### Harbour Trust\n");
}

}  // namespace
}  // namespace pulse::ingest
