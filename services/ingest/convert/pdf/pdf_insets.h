// Which lines of print are set in, as entries of lists and quotations are. Many
// programs draw bullets as shapes, which are no text: the place is all that is left.

#pragma once

#include <vector>

#include "services/ingest/convert/pdf/pdf_blocks.h"
#include "services/ingest/convert/pdf/pdf_lines.h"

namespace pulse::ingest {

/// Sets PdfLine::depth of lines in the text's type: how many steps further to
/// the right they begin than most text of their column. Not set in are first
/// lines of paragraphs, centred lines, headings of the digest, and pages with a
/// wider margin.
void MeasureInsets(const TextType& type, std::vector<std::vector<PdfLine>>* pages);

}  // namespace pulse::ingest
