#include "services/render/mail/email_emitter.h"

#include "proto/error_reason.h"
#include "services/render/mail/email_html.h"
#include "services/render/mime/dates.h"
#include "services/render/mime/mime.h"
#include "services/render/text/line_writer.h"
#include "services/render/text/text_emitter.h"
#include "services/render/text/text_prose.h"
#include "text/columns.h"
#include "text/utf8.h"

namespace pulse::render {
namespace {

constexpr std::size_t kSubjectColumns = 50;
constexpr std::size_t kIdDigits = 32;

// Cut at a space, with an ellipsis, where a phone would cut in the word.
std::string Subject(const Document& document) {
  const std::string edition = document.edition.empty() ? std::string() : ", " + document.edition;
  std::string subject = document.title + edition;
  if (text::ColumnsOf(subject) <= kSubjectColumns) return subject;
  const std::size_t room = kSubjectColumns - text::ColumnsOf(edition) - 1;
  std::size_t end = 0;
  std::size_t columns = 0;
  while (end < document.title.size()) {
    const text::CodePoint next = text::DecodeCodePoint(document.title, end);
    columns += text::ColumnsOf(next.value);
    if (columns > room) break;
    end += next.length;
  }
  const std::size_t space = document.title.rfind(' ', end);
  subject = document.title.substr(0, space == std::string::npos || space == 0 ? end : space);
  return subject + "…" + edition;
}

std::string TextOpening(const EmailEnvelope& envelope) {
  LineWriter opening;
  WriteParagraph(opening, "Read this issue online:");
  opening.Line(envelope.online_url.str());
  if (!envelope.recipient_name.empty()) WriteParagraph(opening, "Dear " + envelope.recipient_name + ",");
  return opening.Finish() + "\n";
}

std::string TextFooter(const EmailEnvelope& envelope) {
  LineWriter footer;
  footer.StartBlock();
  footer.Line(std::string(kTextColumns, '-'));
  WriteParagraph(footer, envelope.sender_name);
  for (const std::string& line : envelope.postal_address) WriteParagraph(footer, line);
  WriteParagraph(footer, "Sent to " + envelope.recipient_email + ". To unsubscribe:");
  footer.Line(envelope.unsubscribe_url.str());
  return "\n" + footer.Finish();
}

// The most of the issue that keeps the HTML within the target; the size falls
// with every cut, so a search finds it. `selection` ends at what the HTML holds.
absl::StatusOr<std::string> HtmlPart(const Document& document, const EmailEnvelope& envelope,
                                     const Theme& theme, EmailSelection& selection) {
  const EmailParts parts = EmitEmailHtml(document, envelope, theme);
  const auto size_after = [&](std::size_t cut) {
    selection.set_cut(cut);
    return parts.SizeOf(selection);
  };
  if (size_after(0) <= kEmailTargetBytes) return parts.Join(selection);
  std::size_t too_much = 0;
  std::size_t enough = selection.max_cut() + 1;  // introductions go even where there is no item
  if (const std::size_t least = size_after(enough); least + kMostSlotBytes > kEmailLimitBytes) {
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition, "EMAIL_TOO_LARGE",
                           "headings, notices and contact alone make " + std::to_string(least) +
                               " bytes of HTML, over the 100000 that mail clients show; shorten the notices");
  }
  while (enough - too_much > 1) {
    const std::size_t middle = too_much + (enough - too_much) / 2;
    (size_after(middle) <= kEmailTargetBytes ? enough : too_much) = middle;
  }
  selection.set_cut(enough);
  return parts.Join(selection);
}

std::string PartHead(std::string_view boundary, std::string_view subtype) {
  return "--" + std::string(boundary) + "\r\nContent-Type: text/" + std::string(subtype) +
         "; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Language: en-GB\r\n\r\n";
}

std::string Mailbox(const std::string& name, const std::string& address) {
  return name.empty() ? address : EncodePhrase(name) + "\r\n <" + address + ">";
}

}  // namespace

absl::StatusOr<EmailDraft> EmailDraft::Write(const Document& document, const EmailEnvelope& envelope,
                                             std::string_view key, std::int64_t seconds, const Theme& theme) {
  const RecipientSlots slots(key);
  const EmailEnvelope open = slots.In(envelope);
  EmailSelection selection(document, envelope.sectors);
  const absl::StatusOr<std::string> html = HtmlPart(document, open, theme, selection);
  if (!html.ok()) return html.status();
  EmailDraft draft(selection);
  draft.from_ = "From: " + Mailbox(envelope.sender_name, envelope.sender_email);
  draft.middle_ = "\r\nSubject: " + EncodeUnstructured(Subject(document)) + "\r\nDate: " + MailDate(seconds);
  draft.text_ = QuotedPrintable(EmitText(document));
  draft.html_ = slots.Cut(*html);
  draft.html_bytes_ = html->size();
  return draft;
}

std::string EmailDraft::Address(const EmailEnvelope& to, std::string_view id) const {
  const std::string token(id.substr(0, kIdDigits));
  // Quoted-printable never puts a `_` after a `=`: no text can hold the boundary.
  const std::string boundary = "=_" + token;
  const std::string domain = to.sender_email.substr(to.sender_email.find('@') + 1);
  std::string message = from_;
  message.reserve(text_.size() + html_bytes_ + html_bytes_ / 8 + kMostSlotBytes);
  message += "\r\nTo: " + Mailbox(to.recipient_name, to.recipient_email) + middle_ + "\r\nMessage-ID: <" +
             token + "@" + domain + ">\r\nList-Id: <" + to.list_id + ">\r\nList-Unsubscribe:\r\n <" +
             to.unsubscribe_url.str() +
             ">\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\nContent-Language: en-GB\r\n"
             "MIME-Version: 1.0\r\nContent-Type: multipart/alternative;\r\n boundary=\"" +
             boundary + "\"\r\n\r\n" + PartHead(boundary, "plain");
  message += QuotedPrintable(TextOpening(to));
  message += text_;
  message += QuotedPrintable(TextFooter(to)) + "\r\n" + PartHead(boundary, "html");
  html_.Fill(to, &message);
  message += "\r\n--" + boundary + "--\r\n";
  return message;
}

std::size_t EmailDraft::bytes() const {
  return from_.size() + middle_.size() + text_.size() + html_.bytes() + sizeof(*this);
}

absl::StatusOr<std::string> EmitEmail(const Document& document, const EmailEnvelope& envelope,
                                      const EmailStamp& stamp) {
  const absl::StatusOr<EmailDraft> draft = EmailDraft::Write(document, envelope, stamp.id, stamp.seconds);
  if (!draft.ok()) return draft.status();
  return draft->Address(envelope, stamp.id);
}

}  // namespace pulse::render
