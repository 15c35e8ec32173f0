#include "services/ingest/convert/web/html_tags.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

TEST(NextTagTest, ReadsNamesAndValuesInEveryNotation) {
  const std::string_view html = "a < b <IMG src='x>y' alt = \"A b\" width=3 hidden/> </P >";
  HtmlTag tag;
  ASSERT_TRUE(NextTag(html, 0, &tag));
  EXPECT_EQ(tag.name, "img");
  EXPECT_EQ(*FindAttribute(tag, "src"), "x>y");
  EXPECT_EQ(*FindAttribute(tag, "alt"), "A b");
  EXPECT_EQ(*FindAttribute(tag, "width"), "3");
  EXPECT_EQ(*FindAttribute(tag, "hidden"), "");
  EXPECT_EQ(FindAttribute(tag, "style"), nullptr);
  ASSERT_TRUE(NextTag(html, tag.end, &tag));
  EXPECT_EQ(tag.kind, HtmlTag::Kind::kClose);
  EXPECT_EQ(tag.name, "p");
  EXPECT_EQ(tag.end, html.size());
  EXPECT_FALSE(NextTag(html, tag.end, &tag));
}

TEST(NextTagTest, SkipsCommentsWhole) {
  HtmlTag tag;
  ASSERT_TRUE(NextTag("<!--[if mso]><p>x</p><![endif]--><b>", 0, &tag));
  EXPECT_EQ(tag.kind, HtmlTag::Kind::kOther);
  ASSERT_TRUE(NextTag("<!--[if mso]><p>x</p><![endif]--><b>", tag.end, &tag));
  EXPECT_EQ(tag.name, "b");
}

TEST(NextTagTest, EndsWhereATagIsNotClosed) {
  HtmlTag tag;
  EXPECT_FALSE(NextTag("<p", 0, &tag));
  EXPECT_FALSE(NextTag("<p class=\"x>", 0, &tag));
  EXPECT_FALSE(NextTag("<!-- x", 0, &tag));
}

TEST(EndOfRawTextTest, IsTheirOwnClosingTagOnly) {
  HtmlTag tag;
  const std::string_view script = "<script>if (a</b>/) '<p>'</SCRIPT>";
  ASSERT_TRUE(NextTag(script, 0, &tag));
  EXPECT_EQ(EndOfRawText(script, tag), script.find("</SCRIPT"));
  ASSERT_TRUE(NextTag("<p>x", 0, &tag));
  EXPECT_EQ(EndOfRawText("<p>x", tag), tag.end);
}

}  // namespace
}  // namespace pulse::ingest
