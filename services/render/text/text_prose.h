// Prose → lines of plain text.

#pragma once

#include <string_view>

#include "services/render/document/prose.h"
#include "services/render/text/line_writer.h"

namespace pulse::render {

/// Emphasis and heading levels leave no trace; lists, quotes, code and links do.
void WriteTextProse(LineWriter& lines, const Prose& prose);

/// One paragraph of plain text, wrapped; `second_line`, when there is one, starts
/// a line of its own.
void WriteParagraph(LineWriter& lines, std::string_view text, std::string_view second_line = {});

}  // namespace pulse::render
