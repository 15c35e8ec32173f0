// Lines of print → paragraphs, headings and entries of lists.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/convert/pdf/pdf_leading.h"
#include "services/ingest/convert/pdf/pdf_lines.h"
#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// A block and its type.
struct SetBlock {
  TextBlock block;
  double size = 0;
  bool bold = false;    // all of it
  bool quoted = false;  // set in on both sides
  /// From the line of text above it, from top to top; 0 where something else is.
  double space_above = 0;
  std::vector<LinkedText> links;  // in order, none over another
};

/// A block starts where the type changes its size or weight or the white space
/// between lines is more than that type's own. Line ends that only the column's
/// width made are spaces, or nothing where they parted a word; headings (type
/// larger than `heading_size`) over several lines are one line. Entries of lists
/// that show no bullet get one (`- `), other text that is set in two spaces.
std::vector<SetBlock> JoinLines(const std::vector<std::vector<PdfLine>>& pages, const TextType& type,
                                double heading_size);

}  // namespace pulse::ingest
