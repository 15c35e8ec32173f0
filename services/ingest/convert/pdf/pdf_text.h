// The words of a PDF → text that the parser reads.

#pragma once

#include <vector>

#include "services/ingest/convert/pdf/pdf_words.h"
#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

struct PdfText {
  std::vector<TextBlock> blocks;
  bool markdown = false;  // headings are marked and the rest is escaped
  int running_heads = 0;  // lines left out
};

/// Lines in the order drawn, which is that of reading in what word processors
/// and browsers print, also in columns; geometry then tells what belongs
/// together: a block starts where the type changes size or the white space
/// between lines is more than the text's own, headings over several lines are
/// made one line, running heads go. Where type larger than the text's is used,
/// also bold type little larger, it is marked as Markdown headings, the largest as
/// level 1; other blocks in bold type are bold.
PdfText TextOfPdf(const std::vector<PdfPage>& pages);

}  // namespace pulse::ingest
