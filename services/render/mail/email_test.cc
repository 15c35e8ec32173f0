#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <string>
#include <string_view>

#include "proto/error_reason.h"
#include "services/render/document/document.h"
#include "services/render/formats/renderer.h"
#include "services/render/html/html_scan.h"
#include "services/render/mail/email_budget.h"
#include "services/render/mail/email_emitter.h"
#include "services/render/mail/email_html.h"
#include "services/render/mime/mime.h"
#include "tests/support/sample_mail.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

v1::EmailOptions SampleOptions() { return test::MailTo("Bo <b>Reader</b>", "bo@reader.example"); }

v1::Issue IssueOf(int sections, int items, std::size_t body_bytes) {
  v1::Issue issue;
  issue.set_title("Digest");
  issue.mutable_edition()->set_year(2031);
  issue.mutable_edition()->set_month(3);
  issue.set_introduction("Hello & welcome.");
  issue.add_notices("Standing notice.");
  for (int s = 0; s < sections; ++s) {
    v1::Section* section = issue.add_sections();
    section->set_sector("sectors/s" + std::to_string(s));
    section->set_title("Section " + std::to_string(s));
    for (int i = 0; i < items; ++i) {
      v1::Item* item = section->add_items();
      const std::string id = std::to_string(s) + "-" + std::to_string(i);
      item->set_name("issues/2031-03/items/i" + id);
      item->set_title("Item " + id + ".");
      item->set_body("body-" + id + ". " + std::string(body_bytes, 'x'));
    }
  }
  return issue;
}

absl::StatusOr<Rendered> Render(const v1::Issue& issue, const v1::EmailOptions& options = SampleOptions()) {
  return RenderIssue(issue, v1::RENDER_FORMAT_EMAIL, {{}, options});
}

std::string Html(const v1::Issue& issue, const v1::EmailOptions& options = SampleOptions()) {
  // The HTML part, decoded.
  const std::string message = Render(issue, options).value().content;
  const std::size_t part = message.find("Content-Type: text/html");
  const std::size_t begin = message.find("\r\n\r\n", part) + 4;
  const std::size_t end = message.find("\r\n--=_", begin);
  std::string html;
  for (std::size_t at = begin; at < end; ++at) {
    if (message[at] == '\r') continue;
    if (message[at] != '=') {
      html += message[at];
    } else if (message[at + 1] == '\r') {
      at += 2;
    } else {
      html += static_cast<char>(std::stoi(message.substr(at + 1, 2), nullptr, 16));
      at += 2;
    }
  }
  return html;
}

// Without styles that are names, numbers and colours and nothing else.
std::string WithoutOwnStyles(std::string html) {
  constexpr std::string_view kOpens = " style=\"";
  const auto is_own = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("#:;,./ %-").find(c) != std::string_view::npos;
  };
  std::size_t at = 0;
  while ((at = html.find(kOpens, at)) != std::string::npos) {
    std::size_t end = at + kOpens.size();
    while (end < html.size() && is_own(html[end])) ++end;
    if (end < html.size() && html[end] == '"') {
      html.erase(at, end + 1 - at);
    } else {
      at = end;
    }
  }
  return html;
}

TEST(Email, HeadersAreWhatMailboxProvidersAskFor) {
  const std::string message = Render(IssueOf(1, 1, 10))->content;
  for (const char* header :
       {"From: \"Harbour Digest\"\r\n <digest@harbour.example>\r\n", "\r\nSubject: Digest, March 2031\r\n",
        "\r\nDate: Sat, 01 Mar 2031 00:00:00 +0000\r\n", "@harbour.example>\r\n",
        "\r\nList-Id: <digest.harbour.example>\r\n",
        "\r\nList-Unsubscribe:\r\n <https://www.harbour.example/unsubscribe?token=t1&list=digest>\r\n",
        "\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n", "\r\nMIME-Version: 1.0\r\n"}) {
    EXPECT_THAT(message, HasSubstr(header));
  }
}

TEST(Email, LinesAreShortAsciiAndEndInCrLf) {
  v1::Issue issue = IssueOf(1, 1, 3000);
  issue.set_title("Zürich 日本語日本語日本語日本語日本語日本語日本語日本語日本語 Digest");
  const std::string message = Render(issue)->content;
  std::size_t at = 0;
  while (at < message.size()) {
    const std::size_t end = message.find('\n', at);
    ASSERT_EQ(message[end - 1], '\r');
    EXPECT_LE(end - at, 79U) << message.substr(at, end - at);
    for (; at < end; ++at) ASSERT_LT(static_cast<unsigned char>(message[at]), 0x7F);
    at = end + 1;
  }
}

TEST(Email, RecipientsValuesAreEscapedWhereTheyStand) {
  const std::string html = Html(IssueOf(1, 1, 10));
  EXPECT_THAT(html, HasSubstr("Dear Bo &lt;b&gt;Reader&lt;/b&gt;,"));
  EXPECT_THAT(html, HasSubstr("href=\"https://www.harbour.example/unsubscribe?token=t1&amp;list=digest\""));
  v1::EmailOptions options = SampleOptions();
  options.set_recipient_name("A\r\nBcc: x@evil.example \"q\\");
  EXPECT_THAT(Render(IssueOf(1, 1, 10), options)->content,
              HasSubstr("To: \"A Bcc: x@evil.example \\\"q\\\\\"\r\n <bo@"));
}

TEST(Email, HoldsNothingActiveAndNoPicture) {
  v1::Issue issue = IssueOf(1, 1, 10);
  issue.mutable_sections(0)->mutable_items(0)->set_body(
      "<img src=x onerror=y> ![p](https://t.example/p.gif) [j](javascript:x)");
  const std::string html = WithoutOwnStyles(Html(issue));
  EXPECT_THAT(FindActiveContent(html), IsEmpty());
  EXPECT_THAT(html, Not(HasSubstr("style=")));
}

TEST(Email, OverTheTarget_ShortensItemsOfOtherSectorsFirstAndKeepsTheFooter) {
  v1::EmailOptions options = SampleOptions();
  options.add_sectors("sectors/s1");
  const std::string html = Html(IssueOf(2, 10, 8000), options);
  EXPECT_LE(html.size(), kEmailTargetBytes);
  EXPECT_GT(html.size(), kEmailTargetBytes - 8200) << "no more is cut than must be";
  for (int i = 0; i < 10; ++i) EXPECT_THAT(html, HasSubstr("body-1-" + std::to_string(i) + "."));
  EXPECT_THAT(html, Not(HasSubstr("body-0-9.")));
  EXPECT_THAT(html, HasSubstr(">Item 0-9.</a>"));
  EXPECT_THAT(html, HasSubstr("href=\"https://www.harbour.example/digest/2031-03#i0-9\""));
  EXPECT_THAT(html, HasSubstr("Standing notice."));
  EXPECT_THAT(html, HasSubstr(">Unsubscribe</a>"));
}

TEST(Email, ManyItemsOrAHugeIntroduction_StayUnderTheLimitAndSaySo) {
  const std::string many = Html(IssueOf(4, 500, 100));
  EXPECT_LE(many.size(), kEmailLimitBytes);
  EXPECT_THAT(many, HasSubstr(" more online</a>"));
  v1::Issue issue = IssueOf(0, 0, 0);
  issue.set_introduction(std::string(99000, 'i'));
  EXPECT_LE(Html(issue).size(), kEmailLimitBytes);
}

TEST(Email, ThatIsAllFooter_IsRefused) {
  v1::Issue issue = IssueOf(1, 1, 10);
  for (int i = 0; i < 11; ++i) issue.add_notices(std::string(9500, 'n'));
  EXPECT_EQ(GetErrorReason(Render(issue).status()), "EMAIL_TOO_LARGE");
}

TEST(Email, TextPartIsNeverShortened) {
  const std::string message = Render(IssueOf(2, 20, 8000))->content;
  EXPECT_THAT(message.substr(0, message.find("Content-Type: text/html")), HasSubstr("body-1-19."));
}

TEST(Email, SubjectIsAtMostFiftyColumnsAndKeepsTheEdition) {
  v1::Issue issue = IssueOf(1, 1, 10);
  issue.set_title("A digest whose masthead goes on for longer than any phone shows");
  EXPECT_THAT(
      Render(issue)->content,
      HasSubstr("Subject: " + EncodeUnstructured("A digest whose masthead goes on for…, March 2031")));
}

TEST(Email, OptionsThatCannotBeSentAreRefusedByName) {
  using Change = void (*)(v1::EmailOptions&);
  const std::pair<const char*, Change> cases[] = {
      {"email.sender_name", [](v1::EmailOptions& o) { o.clear_sender_name(); }},
      {"email.sender_name", [](v1::EmailOptions& o) { o.set_sender_name(std::string(101, 'x')); }},
      {"email.sender_email", [](v1::EmailOptions& o) { o.set_sender_email("a@b\r\nBcc: c@d"); }},
      {"email.sender_postal_address", [](v1::EmailOptions& o) { o.set_sender_postal_address("\n \n"); }},
      {"email.sender_postal_address",
       [](v1::EmailOptions& o) { o.set_sender_postal_address(std::string(501, 'x')); }},
      {"email.recipient_name", [](v1::EmailOptions& o) { o.set_recipient_name(std::string(101, 'x')); }},
      {"email.recipient_email", [](v1::EmailOptions& o) { o.set_recipient_email("a..b@c.example"); }},
      {"email.recipient_email", [](v1::EmailOptions& o) { o.set_recipient_email("a>@c.example"); }},
      {"email.unsubscribe_url", [](v1::EmailOptions& o) { o.set_unsubscribe_url("http://a.example/"); }},
      {"email.unsubscribe_url",
       [](v1::EmailOptions& o) { o.set_unsubscribe_url("https://a.example/" + std::string(900, 'x')); }},
      {"email.online_url", [](v1::EmailOptions& o) { o.set_online_url("https://a.example/#x"); }},
      {"email.online_url", [](v1::EmailOptions& o) { o.set_online_url("javascript:x"); }},
      {"email.list_id", [](v1::EmailOptions& o) { o.set_list_id("a..b"); }},
      {"email.list_id", [](v1::EmailOptions& o) { o.set_list_id(std::string(201, 'x')); }},
      {"email.sectors",
       [](v1::EmailOptions& o) {
         for (int i = 0; i < 51; ++i) o.add_sectors("x");
       }},
  };
  for (const auto& [field, change] : cases) {
    v1::EmailOptions options = SampleOptions();
    change(options);
    const absl::Status status = Render(IssueOf(1, 1, 10), options).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << field;
    EXPECT_EQ(status.GetPayload(kFieldPayload).value_or(absl::Cord()), field);
  }
}

TEST(Email, IsTheSameTwiceAndAnotherForAnotherRecipient) {
  v1::EmailOptions other = SampleOptions();
  other.set_recipient_email("cy@reader.example");
  EXPECT_EQ(Render(IssueOf(1, 1, 10))->content, Render(IssueOf(1, 1, 10))->content);
  EXPECT_NE(Render(IssueOf(1, 1, 10))->etag, Render(IssueOf(1, 1, 10), other)->etag);
}

TEST(QuotedPrintable, HidesTheDotAndTheSpaceThatRelaysEat) {
  EXPECT_EQ(QuotedPrintable(".\na \nb=\n"), "=2E\r\na=20\r\nb=3D\r\n");
}

}  // namespace
}  // namespace pulse::render
