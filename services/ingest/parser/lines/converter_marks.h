// What converters put into Markdown that is no text of the document: elements of HTML
// without text, bullets without entries, notes of pictures.

#pragma once

#include <string_view>
#include <vector>

#include "services/ingest/parser/lines/lines.h"

namespace pulse::ingest {

/// Whether a line holds nothing but tags of HTML, a bullet of ASCII or a backslash.
bool IsConverterMark(std::string_view content);

/// Marks as a picture's (Mark::kImage) what converters print of one: that it was left
/// out, the lines between "Start of picture text" and "End of picture text", and an image
/// of several lines or with a caption that ends no sentence behind it.
/// Linear.
void MarkPictureText(std::vector<Line>* lines);

}  // namespace pulse::ingest
