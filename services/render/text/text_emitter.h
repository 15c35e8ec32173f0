// Document → plain text for a fixed-width reader.

#pragma once

#include <cstddef>
#include <string>

#include "services/render/document/document.h"
#include "services/render/text/line_writer.h"

namespace pulse::render {

/// No line is wider, except one that holds a URL that would not fit.
inline constexpr std::size_t kTextColumns = 72;

/// UTF-8 with line feeds. A link prints as its text and `<url>`, once where the
/// text is the address; a dead link as its text.
std::string EmitText(const Document& document);

/// One item of it.
void WriteTextItem(LineWriter& lines, const DocumentItem& item);

}  // namespace pulse::render
