// Who signs an issue, in HTML: the same on a page and in a mail.

#pragma once

#include "services/render/document/document.h"
#include "services/render/html/html_writer.h"

namespace pulse::render {

/// The good wishes and a paragraph for each signatory; nothing where nobody signs.
void WriteSignOff(HtmlWriter& html, const Document& document);

}  // namespace pulse::render
