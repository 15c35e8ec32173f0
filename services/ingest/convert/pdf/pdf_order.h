// The order of a page's lines where the PDF draws them in another than they are read.

#pragma once

#include <vector>

#include "services/ingest/convert/pdf/pdf_lines.h"

namespace pulse::ingest {

/// Moves lines that are drawn late but stand above what is drawn before them, in the
/// same column, to their place. Columns side by side stay as they are drawn, and so does
/// a page of which only little, as a box in the text, is drawn late.
void OrderLines(std::vector<PdfLine>* page);

}  // namespace pulse::ingest
