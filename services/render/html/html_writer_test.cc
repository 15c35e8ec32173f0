#include "services/render/html/html_writer.h"

#include <gtest/gtest.h>

namespace pulse::render {
namespace {

TEST(HtmlWriter, Text_IsEscaped) {
  HtmlWriter html;
  html.Text("<b>\"R&D\"</b> 'x'");
  EXPECT_EQ(html.Finish(), "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; &#39;x&#39;");
}

TEST(HtmlWriter, Attribute_IsEscaped) {
  HtmlWriter html;
  html.Element("p", {{"class", "\"><script>"}}, "x");
  EXPECT_EQ(html.Finish(), "<p class=\"&quot;&gt;&lt;script&gt;\">x</p>");
}

TEST(HtmlWriter, OpenLink_EscapesItsTarget) {
  HtmlWriter html;
  html.OpenLink(*SafeUrl::Parse("https://a.example/?a=1&lt=2"));
  EXPECT_EQ(html.Finish(), "<a href=\"https://a.example/?a=1&amp;lt=2\"></a>");
}

TEST(HtmlWriter, Finish_ClosesWhatIsOpen) {
  HtmlWriter html;
  html.Open("ul");
  html.Open("li");
  html.Void("br");
  EXPECT_EQ(html.Finish(), "<ul><li><br></li></ul>");
}

}  // namespace
}  // namespace pulse::render
