// Lines of print → paragraphs, headings and entries of lists.

#pragma once

#include <cstddef>
#include <vector>

#include "services/ingest/convert/pdf_lines.h"
#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// How the running text is set.
struct TextType {
  double size = 0;  // of most characters, in points; 0 without any
  /// Most white space from line to line of one paragraph, from top to top, in
  /// line sizes.
  double leading = 0;
};

TextType MeasureTextType(const std::vector<std::vector<PdfLine>>& pages);

/// Whether type of these sizes, in points, is one font's.
bool IsSameSize(double a, double b);

/// Whether `line` stands right under `before`, as the next of its paragraph does.
bool IsNextLine(const PdfLine& before, const PdfLine& line, const TextType& type);

/// How far to the right the column that page[at] stands in is set.
double ColumnRight(const std::vector<PdfLine>& page, std::size_t at);

/// A block and the size of its type.
struct SetBlock {
  TextBlock block;
  double size = 0;
};

/// A block starts where the type changes size or the white space between lines
/// is more than the text's own. Line ends that only the column's width made are
/// spaces; headings (type larger than `heading_size`) over several lines are one
/// line. Entries of lists that show
/// no bullet get one (`- `), other text that is set in two spaces.
std::vector<SetBlock> JoinLines(const std::vector<std::vector<PdfLine>>& pages, const TextType& type,
                                double heading_size);

}  // namespace pulse::ingest
