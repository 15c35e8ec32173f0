// Text boxes of a word processor's document, which converters leave out.

#pragma once

#include <string>
#include <string_view>

namespace pulse::ingest {

/// The main part of a DOCX (word/document.xml) with the paragraphs of each text box
/// behind the paragraph that the box hangs on. A box is there twice, in today's notation
/// and in the old one for older programs: once is kept. `*boxes` counts them. Linear.
std::string UnwrapTextBoxes(std::string_view document, int* boxes);

/// The words of a part, tags left out.
std::string TextOfPart(std::string_view part);

}  // namespace pulse::ingest
