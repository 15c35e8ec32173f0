#include "services/render/mime/recipient_slots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/render/document/document.h"
#include "services/render/mail/email_emitter.h"

namespace pulse::render {
namespace {

using testing::HasSubstr;
using testing::Not;

const std::string kKey(64, 'c');
const std::string kId(64, 'd');

EmailEnvelope EnvelopeFor(const std::string& name, const std::string& email, const std::string& url) {
  return {"Harbour",
          "d@harbour.example",
          {"3 Quay Street"},
          name,
          email,
          SafeUrl::Parse(url).value(),
          SafeUrl::Parse("https://harbour.example/mine").value(),
          "digest.harbour.example",
          {}};
}

Document DocumentOf(const std::string& introduction) {
  v1::Issue issue;
  issue.set_title("Digest");
  issue.set_introduction(introduction);
  issue.add_sections()->add_items()->set_title("An item");
  return ReadDocument(issue);
}

EmailDraft DraftOf(const Document& document, const EmailEnvelope& envelope) {
  return EmailDraft::Write(document, envelope, kKey, 0).value();
}

TEST(EmailDraft, AddressesAnyNumberOfReadersAsIfRenderedForEach) {
  const EmailEnvelope first = EnvelopeFor("A", "a@x.example", "https://x.example/1");
  const EmailEnvelope second =
      EnvelopeFor("Zoë <b>\"Quill\"</b> & sons", "b'c@x.example", "https://x.example/2?a=1&b=2");
  const Document document = DocumentOf("Hello, a long line " + std::string(300, 'x'));
  const EmailDraft shared = DraftOf(document, first);
  EXPECT_EQ(shared.Address(first, kId), DraftOf(document, first).Address(first, kId));
  EXPECT_EQ(shared.Address(second, kId), DraftOf(document, second).Address(second, kId));
}

TEST(EmailDraft, EscapesTheRecipientForItsPlace) {
  const EmailEnvelope reader =
      EnvelopeFor("<script>x</script>", "o'neil@x.example", "https://x.example/?a=1&b=\"");
  const std::string mail = DraftOf(DocumentOf("Hello"), reader).Address(reader, kId);
  std::string html = mail.substr(mail.find("text/html"));
  for (std::size_t at = html.find("=\r\n"); at != std::string::npos; at = html.find("=\r\n", at)) {
    html.erase(at, 3);
  }
  EXPECT_THAT(html, HasSubstr("&lt;script&gt;x&lt;/script&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("a=3D1&amp;b=3D%22"));
  EXPECT_THAT(html, HasSubstr("o&#39;neil@x.example"));
}

TEST(EmailDraft, LeavesNoSlotOpenAndTakesNoneFromTheText) {
  const EmailEnvelope reader = EnvelopeFor("A", "a@x.example", "https://x.example/1");
  const std::string hostile =
      std::string("x\x01y\x02z &#1; &#2; https://") + std::string(32, 'b') + ".invalid/";
  const std::string mail = DraftOf(DocumentOf(hostile), reader).Address(reader, kId);
  EXPECT_THAT(mail, Not(HasSubstr("\x01")));
  EXPECT_THAT(mail, Not(HasSubstr("\x02")));
  EXPECT_THAT(mail, Not(HasSubstr("=01")));
  EXPECT_THAT(mail, Not(HasSubstr("=02")));
  EXPECT_THAT(mail, Not(HasSubstr(kKey.substr(0, 32))));
  // Once in the text's footer and once in the HTML's, as the envelope alone brings it.
  std::size_t times = 0;
  for (std::size_t at = mail.find("Sent to a@x.example"); at != std::string::npos;
       at = mail.find("Sent to a@x.example", at + 1)) {
    ++times;
  }
  EXPECT_EQ(times, 2U);
}

TEST(EmailDraft, StaysWithinTheLimitForTheLongestRecipient) {
  v1::Issue issue;
  issue.set_title("Digest");
  for (int i = 0; i < 60; ++i) {
    v1::Item* item = (i == 0 ? issue.add_sections() : issue.mutable_sections(0))->add_items();
    item->set_title("Item " + std::to_string(i));
    item->set_body(std::string(2500, 'x'));
  }
  const EmailEnvelope longest = EnvelopeFor(std::string(100, '\''), std::string(240, '\'') + "@x.example",
                                            "https://x.example/?" + std::string(880, '&'));
  const EmailDraft draft = DraftOf(ReadDocument(issue), longest);
  EXPECT_LE(draft.html_bytes(), kEmailTargetBytes);
  const std::string mail = draft.Address(longest, kId);
  const std::string open = DraftOf(ReadDocument(issue), EnvelopeFor("A", "a@x.example", "https://x.example/"))
                               .Address(EnvelopeFor("A", "a@x.example", "https://x.example/"), kId);
  EXPECT_GT(mail.size(), open.size());
  EXPECT_LE(draft.html_bytes() + kMostSlotBytes, kEmailLimitBytes);
}

TEST(EmailDraft, SaysWhatItTakes) {
  const EmailEnvelope reader = EnvelopeFor("A", "a@x.example", "https://x.example/1");
  const EmailDraft draft = DraftOf(DocumentOf("Hello"), reader);
  EXPECT_GE(draft.bytes(), draft.html_bytes());
}

}  // namespace
}  // namespace pulse::render
