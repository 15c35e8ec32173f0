#include "services/ingest/convert/pandoc_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "services/ingest/convert/converters.h"

namespace pulse::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string MarkdownOf(const std::string& html) {
  const auto output = RunConverter(Converters::Installed(), v1::DOCUMENT_FORMAT_HTML, html);
  EXPECT_TRUE(output.ok()) << output.status();
  return output.ok() ? output->text : "";
}

TEST(PandocFilterTest, TakesApartTablesThatSetThePage) {
  const auto text = MarkdownOf(
      "<table><tr><td><table><tr><td><h2>Reports</h2></td></tr><tr><td><p>Lamps of nine towns.</p><ul><li>one"
      "</li></ul></td><td>Beside it</td></tr></table></td></tr></table>");
  EXPECT_THAT(text, HasSubstr("## Reports\n\nLamps of nine towns.\n\n"));
  EXPECT_THAT(text, HasSubstr("\n\nBeside it\n"));
  EXPECT_THAT(text, Not(HasSubstr("TABLE")));
}

TEST(PandocFilterTest, KeepsTablesOfFigures) {
  const auto text = MarkdownOf(
      "<table><tr><th>Year</th><th>Lamps</th></tr><tr><td>2020</td><td>12</td></tr></table><p>Text</p>");
  EXPECT_THAT(text, HasSubstr("| Year | Lamps |"));
  EXPECT_THAT(text, HasSubstr("| 2020 | 12"));
}

TEST(PandocFilterTest, MakesTwoHeadingsOfOneThatIsBroken) {
  EXPECT_EQ(MarkdownOf("<h4>Lamps of nine towns<br><small>Harbour Trust</small></h4><p>Text.</p>"),
            "#### Lamps of nine towns\n\n#### Harbour Trust\n\nText.\n");
  EXPECT_EQ(MarkdownOf("<h4>Lamps of<br>nine towns</h4>"), "#### Lamps of nine towns\n");
}

TEST(PandocFilterTest, MarksALinkInBoldAsBoldText) {
  EXPECT_EQ(MarkdownOf("<p><a href=\"https://a.example\"><strong>Lamps</strong></a></p>"),
            "**[Lamps](https://a.example)**\n");
}

}  // namespace
}  // namespace pulse::ingest
