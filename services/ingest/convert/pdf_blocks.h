// Lines of print → paragraphs, headings and entries of lists.

#pragma once

#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "services/ingest/convert/pdf_lines.h"
#include "services/ingest/convert/text_blocks.h"

namespace pulse::ingest {

/// How the running text is set, and what else is.
struct TextType {
  double size = 0;  // of most characters, in points; 0 without any
  /// Most white space from line to line of one paragraph, from top to top, in
  /// line sizes.
  double leading = 0;
  /// The same of other type, as headings are set in, where it shows: by size in
  /// tenths of a point and whether it is bold.
  std::map<std::pair<long, bool>, double> leadings;

  double LeadingOf(const PdfLine& line) const;
};

TextType MeasureTextType(const std::vector<std::vector<PdfLine>>& pages);

/// Whether type of these sizes, in points, is one font's.
bool IsSameSize(double a, double b);

/// Whether `line` stands right under `before`, as the next of its paragraph does.
bool IsNextLine(const PdfLine& before, const PdfLine& line, const TextType& type);

/// How far to the right the column that page[at] stands in is set,
/// by lines of its size or of `any_size`.
double ColumnRight(const std::vector<PdfLine>& page, std::size_t at, bool any_size = false);

/// Whether the next line's first word would have stood in `line` before `edge`.
bool HasRoom(const PdfLine& line, const PdfLine& next, double edge);

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
