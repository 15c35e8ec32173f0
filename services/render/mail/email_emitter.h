// Document → a whole RFC 5322 message, ready for an SMTP server.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/render/document/document.h"
#include "services/render/mail/email_budget.h"
#include "services/render/mime/email_options.h"
#include "services/render/mime/recipient_slots.h"
#include "services/render/themes/theme.h"

namespace pulse::render {

/// What makes one message of one revision: the same stamp, the same message.
struct EmailStamp {
  std::string id;            // hex, at least 32 digits; Message-ID and boundary are made of it
  std::int64_t seconds = 0;  // since 1970, for Date
};

/// A message that lacks its recipient: rendered once, addressed to each of
/// many. Immutable, so safe to share between threads.
class EmailDraft {
 public:
  /// Reads all of `envelope` but its recipient; of that only whether there is a
  /// name. `key`: at least 32 hex digits that the document cannot foresee (a hash
  /// over it); `seconds`: since 1970, for Date.
  ///
  /// FAILED_PRECONDITION `EMAIL_TOO_LARGE`: masthead and footer alone are over
  /// kEmailLimitBytes.
  static absl::StatusOr<EmailDraft> Write(const Document& document, const EmailEnvelope& envelope,
                                          std::string_view key, std::int64_t seconds,
                                          const Theme& theme = Theme::Default());

  /// multipart/alternative of plain text and HTML, lines ending in CR LF. `to`
  /// differs from the draft's envelope in its recipient only; `id` is as in
  /// EmailStamp.
  std::string Address(const EmailEnvelope& to, std::string_view id) const;

  /// Of the HTML part, without the recipient.
  std::size_t html_bytes() const { return html_bytes_; }
  /// Which items are whole in the HTML part.
  const EmailSelection& selection() const { return selection_; }
  /// Memory it takes.
  std::size_t bytes() const;

 private:
  explicit EmailDraft(EmailSelection selection) : selection_(std::move(selection)) {}

  std::string from_;
  std::string middle_;  // headers between recipient and Message-ID
  std::string text_;    // quoted-printable, between opening and footer
  SlottedText html_;
  std::size_t html_bytes_ = 0;
  EmailSelection selection_;
};

/// A draft, addressed. The HTML is never over kEmailLimitBytes: see
/// email_budget.h for what goes. Errors as EmailDraft::Write.
absl::StatusOr<std::string> EmitEmail(const Document& document, const EmailEnvelope& envelope,
                                      const EmailStamp& stamp);

}  // namespace pulse::render
