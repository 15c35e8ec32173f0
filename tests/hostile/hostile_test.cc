// Bodies that people who break pages write, through every format, read back by
// an HTML parser that is not ours.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/hostile/hostile_bodies.h"
#include "tests/hostile/html_oracle.h"
#include "tests/hostile/rendered_formats.h"

namespace pulse::hostile {
namespace {

using testing::IsEmpty;
using testing::Not;

std::vector<std::string> Bodies() {
  return ReadHostileBodies(std::string(PULSE_SOURCE_DIR) + "/tests/hostile/bodies.txt");
}

TEST(HostileBodies, AreAtLeastEighty) { EXPECT_GE(Bodies().size(), 80U); }

TEST(HostileBodies, LeaveNothingActiveInAnyFormat) {
  for (const std::string& body : Bodies()) {
    EXPECT_THAT(FindActiveInAnyFormat(IssueSaying(body)), IsEmpty()) << body;
  }
}

TEST(HostileBodies, LeaveNothingActiveInsideOtherMarkdown) {
  for (const std::string& body : Bodies()) {
    for (const char* before :
         {"[", "*a **", "> - ", "```\n", "`", "<", "\\", "&#", "[x](https://a.example/"}) {
      EXPECT_THAT(FindActiveInAnyFormat(IssueSaying(before + body + ")`]*")), IsEmpty()) << before << body;
    }
  }
}

// Titles, names and addresses in the text, attributes and links of templates.
TEST(HostileBodies, LeaveNothingActiveInAThemesTemplates) {
  render::ThemeParts parts;
  const std::string link =
      "<p><a href=\"{{online_url}}\" title=\"{{title}}\" aria-label='{{title}}'>x</a></p>";
  parts.templates = {
      "<h1>{{title}}</h1>" + link, "{{contact}}{{notices}}" + link,
      "<table><tr><td><h1>{{title}}</h1>" + link + "</td></tr></table>",
      "{{contact}}{{notices}}<p>{{sender}} {{recipient}} <a href=\"{{unsubscribe_url}}\">x</a></p>" + link};
  const auto theme = render::Theme::Make(parts);
  ASSERT_TRUE(theme.ok()) << theme.status();
  for (const std::string& body : Bodies()) {
    EXPECT_THAT(FindActiveInAnyFormat(IssueSaying(body), *theme), IsEmpty()) << body;
  }
}

TEST(HostileBodies, AllAtOnce_LeaveNothingActive) {
  std::string all;
  for (const std::string& body : Bodies()) all += body + "\n\n";
  EXPECT_THAT(FindActiveInAnyFormat(IssueSaying(all)), IsEmpty());
}

TEST(HostileBodies, MegabyteParagraphAndThousandDeepLists_LeaveNothingActive) {
  std::string paragraph;
  while (paragraph.size() < (1U << 20U)) paragraph += "<b onclick=alert(1)> & \" ";
  v1::Issue issue = IssueSaying("x");
  issue.mutable_sections(0)->mutable_items(0)->set_body(paragraph);
  EXPECT_THAT(FindActiveInAnyFormat(issue), IsEmpty());
  std::string lists;
  for (int i = 0; i < 1000; ++i) lists += "- ";
  issue.mutable_sections(0)->mutable_items(0)->set_body(lists + "<script>alert(1)</script>");
  EXPECT_THAT(FindActiveInAnyFormat(issue), IsEmpty());
}

TEST(HtmlOracle, FindsWhatWouldRunLoadOrLeadAstray) {
  for (const char* html :
       {"<script>x</script>", "<p onclick=x>", "<a href='JavaScript:x'>", "<a href=' \tjava\nscript:x'>",
        "<svg/onload=x>", "<img src=x>", "<iframe srcdoc=x>", "<!-- x -->", "<p style='background:url(x)'>",
        "<a href=//evil.example>", "<form action=x>", "<math><mtext>", "<x-y>",
        "<template><script>x</script></template>",
        "<script type=\"application/ld+json\">{}</script><script>x</script>"}) {
    EXPECT_THAT(FindActive(html), Not(IsEmpty())) << html;
  }
  EXPECT_THAT(FindActive("<p class=a><a href='https://a.example/'>x</a>&lt;script&gt;"), IsEmpty());
}

}  // namespace
}  // namespace pulse::hostile
