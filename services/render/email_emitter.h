// Document → a whole RFC 5322 message, ready for an SMTP server.

#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "services/render/document.h"
#include "services/render/email_options.h"

namespace pulse::render {

/// What makes one message of one revision: the same stamp, the same message.
struct EmailStamp {
  std::string id;            // hex, at least 32 digits; Message-ID and boundary are made of it
  std::int64_t seconds = 0;  // since 1970, for Date
};

/// multipart/alternative of plain text and HTML, lines ending in CR LF. The
/// HTML is never over kEmailLimitBytes: see email_budget.h for what goes.
///
/// FAILED_PRECONDITION `EMAIL_TOO_LARGE`: masthead and footer alone are over it.
absl::StatusOr<std::string> EmitEmail(const Document& document, const EmailEnvelope& envelope,
                                      const EmailStamp& stamp);

}  // namespace pulse::render
