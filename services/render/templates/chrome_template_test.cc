// Themes with templates, in pages and mails.

#include "services/render/templates/chrome_template.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "services/render/formats/renderer.h"
#include "services/render/html/html_scan.h"
#include "services/render/mail/email_budget.h"
#include "services/render/mail/email_html.h"
#include "services/render/page/page_emitter.h"
#include "services/render/themes/theme_file.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr char kAttack[] = "\"'><script>alert(1)</script>&lt;x{{sender}}";

v1::Issue SampleIssue(const std::string& text) {
  v1::Issue issue;
  issue.set_etag("e1");
  issue.set_title(text);
  issue.mutable_edition()->set_year(2031);
  issue.mutable_edition()->set_month(3);
  issue.add_notices(text);
  issue.mutable_contact()->set_text(text);
  issue.add_sections()->add_items()->set_title(text);
  return issue;
}

v1::EmailOptions SampleOptions(const std::string& text) {
  v1::EmailOptions options;
  options.set_sender_name(text);
  options.set_sender_email("digest@harbour.example");
  options.set_sender_postal_address(text + "\nPort Wenn");
  options.set_recipient_name(text);
  options.set_recipient_email("zoe@reader.example");
  options.set_unsubscribe_url("https://www.harbour.example/unsubscribe?token=t1&list=\"'><script>");
  options.set_online_url("https://www.harbour.example/2031-03?a=\"'><script>");
  options.set_list_id("digest.harbour.example");
  return options;
}

std::shared_ptr<const Theme> Themed(TemplatePart part, const std::string& source) {
  ThemeParts parts;
  parts.templates.at(static_cast<std::size_t>(part)) = source;
  const auto theme = Theme::Make(parts);
  EXPECT_TRUE(theme.ok()) << theme.status();
  return theme.ok() ? *theme : nullptr;
}

std::shared_ptr<const Theme> Example() {
  return LoadTheme(std::string(PULSE_SOURCE_DIR) + "/services/render/themes/harbour").value();
}

std::string Page(const v1::Issue& issue, const Theme& theme, const char* url = nullptr) {
  return EmitPage(ReadDocument(issue), {url ? SafeUrl::Parse(url) : std::nullopt, std::nullopt, theme});
}

std::string Mail(const v1::Issue& issue, const Theme& theme, const std::string& text = "Harbour") {
  const Document document = ReadDocument(issue);
  const EmailEnvelope envelope = ReadEmailOptions(SampleOptions(text)).value();
  const EmailSelection all(document, {});
  return EmitEmailHtml(document, envelope, theme).Join(all);
}

TEST(Chrome, EscapesEveryValueInItsPlace) {
  const auto theme = Themed(TemplatePart::kPageMasthead,
                            "<h1>{{title}}</h1><p><a href=\"{{online_url}}\" title=\"of {{title}}\" "
                            "aria-label='{{title}}, {{edition}}'>x &lt;b&gt; &amp; &quot;</a></p>");
  const std::string page =
      Page(SampleIssue("a\"b'c<d>&e"), *theme, "https://h.example/?q=\"onclick=alert(1)&r");
  EXPECT_THAT(page, HasSubstr("<h1>a”b’c&lt;d&gt;&amp;e</h1>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"https://h.example/?q=%22onclick=alert(1)&amp;r\""));
  EXPECT_THAT(page, HasSubstr(" title=\"of a”b’c&lt;d&gt;&amp;e\""));
  EXPECT_THAT(page, HasSubstr(">x &lt;b&gt; &amp; &quot;</a>"));
  EXPECT_THAT(FindActiveContent(page), testing::ElementsAre("attribute title"));
}

TEST(Chrome, HostileTextStaysTextInTheExampleTheme) {
  const auto theme = Example();
  const v1::Issue issue = SampleIssue(kAttack);
  EXPECT_THAT(FindActiveContent(Page(issue, *theme, "https://h.example/\"><script>")), IsEmpty());
  const std::string mail = Mail(issue, *theme, kAttack);
  for (const ScannedTag& tag : ScanTags(mail)) EXPECT_THAT(tag.name, Not(HasSubstr("script"))) << mail;
  EXPECT_THAT(mail, HasSubstr("&lt;script&gt;"));
  EXPECT_THAT(mail, HasSubstr("x{{sender}}")) << "what a value holds is no placeholder";
}

TEST(Chrome, PageKeepsItsDutiesAroundATemplate) {
  const std::string page = Page(SampleIssue("Digest"), *Example(), "https://h.example/2031-03");
  EXPECT_THAT(page, HasSubstr("<a href=\"#main\" class=\"skip\">"));
  const std::vector<int> levels = HeadingLevels(page);
  EXPECT_EQ(std::count(levels.begin(), levels.end(), 1), 1);
  EXPECT_THAT(page,
              HasSubstr("<header class=\"masthead\"><div class=\"masthead-inner\">\n<p class=\"house\">"));
  EXPECT_THAT(page, HasSubstr("<footer><div class=\"footer-inner\">\n<h2>Write to us</h2>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"https://h.example/2031-03\" aria-label=\"This issue of Digest\">"));
}

TEST(Chrome, LinkWithoutAnAddressKeepsItsText) {
  const auto theme = Themed(TemplatePart::kPageMasthead,
                            "<h1>{{title}}</h1><p><a href=\"{{online_url}}\">This <em>issue</em></a>"
                            "{{#online_url}} online{{/online_url}}</p>");
  EXPECT_THAT(Page(SampleIssue("Digest"), *theme), HasSubstr("<p>This <em>issue</em></p>"));
  EXPECT_THAT(Page(SampleIssue("Digest"), *theme, "https://h.example/"),
              HasSubstr("<p><a href=\"https://h.example/\">This <em>issue</em></a> online</p>"));
}

TEST(Chrome, MailHasStylesInlineAndDarkOnesByClass) {
  const auto theme =
      Themed(TemplatePart::kMailMasthead,
             "<h1>{{title}}</h1><table><tr><td align=\"right\" width=\"50%\" "
             "style=\"color:$masthead-muted;border-top:2px solid $accent\">{{strap}}</td></tr></table>");
  const std::string mail = Mail(SampleIssue("Digest"), *theme);
  EXPECT_THAT(mail, HasSubstr("<table style=\"border-collapse:collapse;\" role=\"presentation\" "
                              "width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">"));
  EXPECT_THAT(
      mail,
      HasSubstr("color:" + kLightPalette.of(Token::kMastheadMuted).Text() + ";border-top:2px solid " +
                kLightPalette.of(Token::kAccent).Text() +
                ";\" align=\"right\" width=\"50%\" class=\"c-masthead-muted b-accent\">Monthly digest"));
  EXPECT_THAT(mail, HasSubstr(".mast .c-masthead-muted{color:" +
                              kDarkPalette.of(Token::kMastheadMuted).Text() + " !important}"));
  EXPECT_THAT(Mail(SampleIssue("Digest"), Theme::Default()), Not(HasSubstr(".c-")));
}

TEST(Chrome, MailToEachReaderHasHisOwnUnsubscribeLinkAndTheSender) {
  RenderOptions options;
  options.email = SampleOptions("Harbour");
  options.theme = Example();
  const auto mail = RenderIssue(SampleIssue("Digest"), v1::RENDER_FORMAT_EMAIL, options);
  ASSERT_TRUE(mail.ok()) << mail.status();
  std::string html = mail->content.substr(mail->content.find("text/html"));
  for (std::size_t at = 0; (at = html.find("=\r\n", at)) != std::string::npos;) html.erase(at, 3);
  EXPECT_THAT(html, HasSubstr("href=3D\"https://www.harbour.example/unsubscribe?token=3Dt1&amp;list=3D%22"));
  EXPECT_THAT(html, HasSubstr("Sent to zoe@reader.example<br>"));
  EXPECT_THAT(html, HasSubstr("Harbour<br>Harbour<br>Port Wenn"));
  EXPECT_THAT(html, Not(HasSubstr(".invalid")));
}

TEST(Chrome, TemplatesAreInTheThemesVersionAndTheEtag) {
  const std::string one = "<h1>{{title}}</h1>";
  const auto theme = Themed(TemplatePart::kPageMasthead, one);
  EXPECT_NE(theme->version(), Theme::Default().version());
  EXPECT_NE(theme->version(), Themed(TemplatePart::kPageMasthead, one + " ")->version());
  EXPECT_NE(theme->version(), Themed(TemplatePart::kMailMasthead, one)->version());
  RenderOptions options;
  const std::string before = RenderEtag(SampleIssue("x"), v1::RENDER_FORMAT_PAGE, options);
  options.theme = theme;
  EXPECT_NE(RenderEtag(SampleIssue("x"), v1::RENDER_FORMAT_PAGE, options), before);
}

}  // namespace
}  // namespace pulse::render
