// Templates put together at random: whatever the reader of templates lets pass,
// an HTML parser that is not ours finds nothing active in.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "services/render/templates/template_reader.h"
#include "tests/hostile/html_oracle.h"
#include "tests/hostile/rendered_formats.h"

namespace pulse::hostile {
namespace {

using testing::IsEmpty;

constexpr int kTemplates = 40000;
constexpr int kMostPieces = 7;

// Half of what may stand there, half of what turns it into something else.
constexpr std::array<const char*, 62> kPieces = {"<p>",
                                                 "</p>",
                                                 "<div>",
                                                 "</div>",
                                                 "<br>",
                                                 "<hr>",
                                                 "<em>",
                                                 "</em>",
                                                 "<span lang=\"en\">",
                                                 "</span>",
                                                 "<table><tr><td>",
                                                 "</td></tr></table>",
                                                 "<ul><li>",
                                                 "</li></ul>",
                                                 "<p class=\"a b\">",
                                                 "<p style=\"",
                                                 "color:$ink;",
                                                 "font-size:12px",
                                                 "\">",
                                                 "'>",
                                                 "<a href=\"https://a.example/?b=1&amp;c=%22\">x</a>",
                                                 "<a href=\"{{online_url}}\" title='{{title}}'>",
                                                 "<a href='",
                                                 "<a title=\"",
                                                 "</a>",
                                                 "https://a.example/",
                                                 "javascript:alert(1)",
                                                 "{{title}}",
                                                 "{{edition}}",
                                                 "{{strap}}",
                                                 "{{#edition}}",
                                                 "{{/edition}}",
                                                 "{{{",
                                                 "}}",
                                                 "{{contact}}",
                                                 "x",
                                                 " ",
                                                 "\n",
                                                 "\t",
                                                 "&lt;script&gt;",
                                                 "&amp;",
                                                 "&quot;",
                                                 "&apos;",
                                                 "&nbsp;",
                                                 "&",
                                                 ";",
                                                 "\"",
                                                 "'",
                                                 "<",
                                                 ">",
                                                 "/",
                                                 "=",
                                                 "<!--",
                                                 "-->",
                                                 "<!-- x -->",
                                                 "<![CDATA[",
                                                 "]]>",
                                                 "<script>",
                                                 "</script>",
                                                 "<svg/>",
                                                 " onclick=\"alert(1)\"",
                                                 "\xC3\xA9"};

v1::Issue Hostile() { return IssueSaying("\"'><script>alert(1)</script><!-- {{title}} &lt;b onclick=x"); }

TEST(RandomTemplates, ThatAreReadLeaveNothingActive) {
  const v1::Issue issue = Hostile();
  const render::Document document = render::ReadDocument(issue);
  const auto url = render::SafeUrl::Parse("https://a.example/?q=\"><script>");
  const render::ChromeValues values(document, &*url);
  std::mt19937 random(2031);  // the same templates in every run
  int read = 0;
  for (int i = 0; i < kTemplates; ++i) {
    const bool mail = random() % 2 == 0;
    std::string source = "<h1>{{title}}</h1>";
    for (auto pieces = 1 + random() % kMostPieces; pieces > 0; --pieces) {
      source += kPieces.at(random() % kPieces.size());
    }
    const auto chrome = render::ReadChromeTemplate(
        mail ? render::TemplatePart::kMailMasthead : render::TemplatePart::kPageMasthead, source,
        render::kLightPalette);
    if (!chrome.ok()) continue;
    ++read;
    render::HtmlWriter html;
    render::WriteChrome(html, *chrome, values);
    const std::string written = html.Finish();
    EXPECT_THAT(FindActive(written), IsEmpty()) << source << "\n" << written;
  }
  EXPECT_GT(read, kTemplates / 100);
}

}  // namespace
}  // namespace pulse::hostile
