// Document → the HTML part of a mail: tables and inline styles, since Outlook
// lays out with nothing else; no picture, so nothing is blocked or tracked.

#pragma once

#include <string>

#include "services/render/document/document.h"
#include "services/render/mail/email_parts.h"
#include "services/render/mime/email_options.h"
#include "services/render/themes/theme.h"

namespace pulse::render {

/// What the inbox lists after the subject; also the first words of the text part.
std::string Preheader(const Document& document);

/// Where `item` stands on the web.
SafeUrl OnlineUrl(const EmailEnvelope& envelope, const DocumentItem& item);

EmailParts EmitEmailHtml(const Document& document, const EmailEnvelope& envelope, const Theme& theme);

}  // namespace pulse::render
