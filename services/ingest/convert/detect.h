// Which form a document has, told from its bytes.

#pragma once

#include <string_view>

#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// PDF, HTML or DOCX by their signatures: `%PDF-` in the first kilobyte, a ZIP
/// archive that names word/document.xml, a doctype or an html element before any
/// text, in UTF-16 too when it has a byte order mark. The filename decides only for HTML that begins with
/// another element
/// (`.html`, `.htm`). UNSPECIFIED when it is none of them: text or Markdown.
v1::DocumentFormat DetectConvertibleFormat(std::string_view content, std::string_view filename);

/// The form to read `document` in: what its format field says, else as
/// detected.
v1::DocumentFormat FormatOf(const v1::Document& document);

}  // namespace pulse::ingest
